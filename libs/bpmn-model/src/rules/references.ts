import { booleanOf, type ModdleElement, type ModdleWarning } from '../moddle/moddle-element.js';
import { labelOf } from '../label.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** Types and item definitions are not used (design §3), so it does no harm when they lie elsewhere. */
const NOT_USED = new Set([
  'bpmn:itemSubjectRef',
  'bpmn:structureRef',
  'bpmn:itemRef',
  'bpmn:evaluatesToTypeRef',
  'bpmn:type',
]);

/** Covered by the ids rule, or about bytes that were decoded before they came here. */
const TOLD_ELSEWHERE = /duplicate ID|illegal ID|unsupported document encoding/;

/** What bpmn-moddle only warns of. */
export const references: Rule = {
  codes: ['dangling-reference', 'unreadable'],
  source: 'design §3: references of nodes, flows, events and data that lead nowhere',
  check({ warnings }, report) {
    for (const warning of warnings) {
      if (warning.element) unresolved(warning, warning.element, report);
      else if (report.errors === 0 && !TOLD_ELSEWHERE.test(warning.message)) {
        const [what = ''] = warning.message.split('\n');
        report.error('unreadable', `expected BPMN 2.0, but could not read a part of it: ${what}. Remove that part.`);
      }
    }
  },
};

function unresolved(warning: ModdleWarning, element: ModdleElement, report: Report): void {
  const property = warning.property ?? '';
  const name = property.slice(property.indexOf(':') + 1);
  const owner = ownerOf(element);
  const message = `expected "${name}" of ${labelOf(owner)} to lead to an element, but there is no "${warning.value ?? ''}".`;
  if (NOT_USED.has(property) || isNotExecuted(element)) {
    const values = { what: `${name}="${warning.value ?? ''}"`, times: '1' };
    report.warning('not-used', `${message} It is not used.`, { id: owner.id, name: owner.name, values });
  } else {
    report.error('dangling-reference', `${message} Draw it again, or remove the reference.`, owner);
  }
}

function ownerOf(element: ModdleElement): ModdleElement {
  let owner = element;
  while (owner.$parent && (!owner.id || owner.$instanceOf('bpmn:EventDefinition'))) owner = owner.$parent;
  return owner;
}

function isNotExecuted(element: ModdleElement): boolean {
  for (let each: ModdleElement | undefined = element; each; each = each.$parent) {
    if (each.$type === 'bpmn:Process') return booleanOf(each, 'isExecutable') !== true;
  }
  return false;
}
