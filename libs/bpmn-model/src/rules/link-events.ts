import type { Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { type ModdleElement, stringOf, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** Links are pairs by name inside one scope. */
export const linkEvents: Rule = {
  codes: ['link-unpaired'],
  source: 'BPMN 2.0.2, 10.5.5: the source and target of a link are paired by name',
  check({ scopes }, report) {
    for (const scope of scopes) {
      const throwing = linksOf(scope, 'bpmn:IntermediateThrowEvent');
      const catching = linksOf(scope, 'bpmn:IntermediateCatchEvent');
      const pairs = [
        { links: throwing, others: catching, what: 'a catching link event' },
        { links: catching, others: throwing, what: 'a throwing link event' },
      ];
      for (const { links, others, what } of pairs) {
        for (const { event, name } of links) {
          if (others.some((other) => other.name === name)) continue;
          const message = `expected ${what} named "${name}" for ${labelOf(event)}, but there is none in the same scope. Draw it, or draw the flow.`;
          report.error('link-unpaired', message, event);
        }
      }
    }
  },
};

function linksOf(scope: Scope, type: string): readonly { event: ModdleElement; name: string }[] {
  return scope.nodes
    .filter((node) => node.$type === type)
    .flatMap((event) => triggersOf(event).map((trigger) => ({ event, trigger })))
    .filter(({ trigger }) => trigger.$type === 'bpmn:LinkEventDefinition')
    .map(({ event, trigger }) => ({ event, name: stringOf(trigger, 'name') ?? '' }));
}
