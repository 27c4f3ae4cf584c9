import type { Diagram, Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import { propertiesOf } from '../readers/properties.js';
import type { Report } from '../report.js';
import { type Carrier, vocabulary, type VocabularyEntry } from './relevo-vocabulary.js';
import type { Rule } from './rule.js';

/** A misspelt property would do nothing, silently. */
export const relevoProperties: Rule = {
  codes: ['unknown-property', 'property-value'],
  source: 'design §4; processes/README.md',
  check(diagram, report) {
    for (const { element, carrier } of carriersOf(diagram)) {
      for (const [name, value] of Object.entries(propertiesOf(element))) {
        if (name.startsWith('relevo:')) checkProperty(element, carrier, { name, value }, report);
      }
    }
  },
};

interface Carried {
  readonly element: ModdleElement;
  readonly carrier: Carrier | null;
}

function carriersOf({ scopes }: Diagram): readonly Carried[] {
  return scopes.flatMap((scope) => [
    ...(scope.element === scope.process ? [{ element: scope.process, carrier: 'process' } as const] : []),
    ...lanesOf(scope).map((element) => ({ element, carrier: 'lane' }) as const),
    ...scope.nodes.map((element) => ({ element, carrier: carrierOf(element) })),
    ...scope.flows.map((element) => ({ element, carrier: null })),
  ]);
}

function lanesOf(scope: Scope): readonly ModdleElement[] {
  const inside = (set: ModdleElement | undefined): readonly ModdleElement[] =>
    elementsOf(set, 'lanes').flatMap((lane) => [lane, ...inside(elementOf(lane, 'childLaneSet'))]);
  return elementsOf(scope.element, 'laneSets').flatMap(inside);
}

function carrierOf(node: ModdleElement): Carrier {
  if (node.$type === 'bpmn:UserTask') return 'userTask';
  return isSender(node) ? 'sender' : 'node';
}

/** Send tasks, and throw events that throw nothing inside the engine. */
function isSender(node: ModdleElement): boolean {
  if (node.$type === 'bpmn:SendTask') return true;
  return node.$type === 'bpmn:IntermediateThrowEvent' && triggersOf(node).length === 0;
}

function checkProperty(
  element: ModdleElement,
  carrier: Carrier | null,
  { name, value }: { readonly name: string; readonly value: string },
  report: Report,
): void {
  const entries = carrier ? vocabulary[carrier] : [];
  const entry = entries.find((each) => matches(each, name));
  if (!entry) {
    const legal = entries.map((each) => each.name).join(', ') || 'none';
    const message = `expected a property that Relevo knows at ${labelOf(element)}, but "${name}" is none. Possible here: ${legal}.`;
    report.error('unknown-property', message, element);
  } else if (!entry.accepts(value)) {
    const message = `expected "${name}" of ${labelOf(element)} to be one of ${entry.legal}, but it is "${value}". Correct it.`;
    report.error('property-value', message, element);
  }
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function matches(entry: VocabularyEntry, name: string): boolean {
  if (name === entry.name) return true;
  return entry.translated && name.startsWith(`${entry.name}.`) && LANGUAGE.test(name.slice(entry.name.length + 1));
}
