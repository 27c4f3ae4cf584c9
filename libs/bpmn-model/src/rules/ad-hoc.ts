import type { Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { extensionOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** People choose what is done in an ad-hoc subprocess: there is something to choose, and no fixed begin or end. */
export const adHoc: Rule = {
  codes: ['ad-hoc-empty', 'ad-hoc-event', 'ad-hoc-job'],
  source: 'BPMN 2.0.2, 10.3.5, Ad-Hoc Sub-Process: "MUST: Activity … MUST NOT: Start Event, End Event"',
  check({ scopes }, report) {
    for (const scope of scopes.filter((each) => each.element.$type === 'bpmn:AdHocSubProcess')) check(scope, report);
  },
};

function check({ element, nodes }: Scope, report: Report): void {
  if (!nodes.some((node) => node.$instanceOf('bpmn:Activity'))) {
    const message = `expected at least one activity in ${labelOf(element)}, but it has none. Draw what may be done.`;
    report.error('ad-hoc-empty', message, element);
  }
  for (const event of nodes) {
    if (event.$type !== 'bpmn:StartEvent' && event.$type !== 'bpmn:EndEvent') continue;
    const message = `expected neither start nor end events in ${labelOf(element)}, but ${labelOf(event)} is one. What is done there has no fixed begin or end: delete it.`;
    report.error('ad-hoc-event', message, event);
  }
  if (!extensionOf(element, 'zeebe:TaskDefinition')) return;
  const message = `expected ${labelOf(element)} to be worked by what is drawn in it, but it names a job type. No job drives an ad-hoc subprocess here: remove the task definition and activate its elements through the API.`;
  report.error('ad-hoc-job', message, element);
}
