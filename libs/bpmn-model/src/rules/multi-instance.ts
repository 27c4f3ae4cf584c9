import { labelOf } from '../label.js';
import {
  elementOf,
  elementsOf,
  extensionOf,
  type ModdleElement,
  stringOf,
  triggersOf,
} from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import { cardinalityAgrees } from './cardinality.js';
import type { Rule } from './rule.js';

/** It is known how many instances there are, and what each behavior throws. */
export const multiInstance: Rule = {
  codes: ['multi-instance-collection', 'multi-instance-several', 'multi-instance-element', 'multi-instance-behavior'],
  source:
    'BPMN 2.0.2, 10.3.8: a multi-instance activity says how many, by loopCardinality or by a collection; behavior names the event that it throws',
  check({ scopes }, report) {
    for (const node of scopes.flatMap((scope) => scope.nodes)) {
      const loop = node.$instanceOf('bpmn:Activity') ? elementOf(node, 'loopCharacteristics') : undefined;
      if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') continue;
      checkNumber(node, loop, report);
      checkItems(node, loop, report);
      checkBehavior(node, loop, report);
    }
  },
};

function checkNumber(node: ModdleElement, loop: ModdleElement, report: Report): void {
  const cardinality = stringOf(elementOf(loop, 'loopCardinality'), 'body')?.trim();
  const written = stringOf(extensionOf(loop, 'zeebe:LoopCharacteristics'), 'inputCollection')?.trim();
  const refers = elementOf(loop, 'loopDataInputRef') !== undefined;
  if (!cardinality && !written && !refers) {
    const message = `expected ${labelOf(node)} to say how often it runs, but it has neither a number nor a collection. Give it one.`;
    return report.error('multi-instance-collection', message, node);
  }
  if (!cardinality || (!written && !refers)) return;
  if (written && cardinalityAgrees(cardinality, written)) return;
  const message = `expected ${labelOf(node)} to say how often it runs in one way, but it has a number and a collection. Remove one of them.`;
  report.error('multi-instance-several', message, node);
}

/** An item without the collection that it comes from, or goes to. */
function checkItems(node: ModdleElement, loop: ModdleElement, report: Report): void {
  const extension = extensionOf(loop, 'zeebe:LoopCharacteristics');
  const pairs = [
    {
      item: 'input element',
      has: both('inputElement', 'inputDataItem'),
      of: both('inputCollection', 'loopDataInputRef'),
    },
    {
      item: 'output element',
      has: both('outputElement', 'outputDataItem'),
      of: both('outputCollection', 'loopDataOutputRef'),
    },
  ];
  function both(attribute: string, native: string): boolean {
    return Boolean(stringOf(extension, attribute)?.trim()) || elementOf(loop, native) !== undefined;
  }
  for (const { item, has, of } of pairs) {
    if (!has || of) continue;
    const message = `expected a collection for the ${item} of ${labelOf(node)}, but there is none. Name the collection, or remove the element.`;
    report.error('multi-instance-element', message, node);
  }
}

const THROWN = new Set([
  'bpmn:MessageEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:EscalationEventDefinition',
  'bpmn:ErrorEventDefinition',
  'bpmn:CompensateEventDefinition',
]);

function checkBehavior(node: ModdleElement, loop: ModdleElement, report: Report): void {
  const behavior = stringOf(loop, 'behavior') ?? 'All';
  if (behavior === 'All') return;
  const events = eventsOf(loop, behavior);
  if (events.length > 0 && events.every((each) => each !== undefined && THROWN.has(each.$type))) return;
  const message = `expected ${labelOf(node)} of behavior "${behavior}" to name an event that can be thrown, but it does not. Name a signal, message or escalation, or choose behavior "All".`;
  report.error('multi-instance-behavior', message, node);
}

function eventsOf(loop: ModdleElement, behavior: string): readonly (ModdleElement | undefined)[] {
  if (behavior === 'None') return [elementOf(loop, 'noneBehaviorEventRef')];
  if (behavior === 'One') return [elementOf(loop, 'oneBehaviorEventRef')];
  return elementsOf(loop, 'complexBehaviorDefinition').flatMap((definition): readonly (ModdleElement | undefined)[] => {
    const event = elementOf(definition, 'event');
    return elementOf(definition, 'condition') && event ? triggersOf(event) : [undefined];
  });
}
