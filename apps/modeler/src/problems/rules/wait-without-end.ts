import { elementOf, stringOf, triggersOf, type ModdleElement } from '@relevo/bpmn-model';
import { at, drawnIn, incoming, outgoing } from './drawn-elements.js';
import { endsByTime, isTimed } from './ends-by-time.js';
import type { DrawingRule } from './rule.js';

const references: Readonly<Record<string, string>> = {
  'bpmn:MessageEventDefinition': 'messageRef',
  'bpmn:SignalEventDefinition': 'signalRef',
};

const nameIn = (element: ModdleElement, reference: string): readonly string[] => {
  const name = stringOf(elementOf(element, reference), 'name');
  return name === undefined ? [] : [`${reference} ${name}`];
};

/** Names of messages and signals, each with its kind. */
const namesAt = (element: ModdleElement): readonly string[] => [
  ...(/(Send|Receive)Task$/.test(element.$type) ? nameIn(element, 'messageRef') : []),
  ...triggersOf(element).flatMap((trigger) => {
    const reference = references[trigger.$type];
    return reference === undefined ? [] : nameIn(trigger, reference);
  }),
];

const sends = ({ $type }: ModdleElement): boolean =>
  ['bpmn:SendTask', 'bpmn:IntermediateThrowEvent', 'bpmn:EndEvent'].includes($type);

const waits = ({ $type }: ModdleElement): boolean =>
  ['bpmn:ReceiveTask', 'bpmn:IntermediateCatchEvent'].includes($type);

/** The events that one gateway waits for at the same time; of an event that stands alone, itself. */
const awaitedWith = (event: ModdleElement): readonly ModdleElement[] => {
  const gateway = incoming(event)
    .map((flow) => elementOf(flow, 'sourceRef'))
    .find((source) => source?.$type === 'bpmn:EventBasedGateway');
  if (gateway === undefined) return [event];
  return outgoing(gateway).flatMap((flow) => elementOf(flow, 'targetRef') ?? []);
};

/** A name that is computed is known only when it runs. */
const isComputed = (name: string): boolean => name.includes(' =');

/**
 * A wait for a message or signal that nothing here sends and that no time ends. It may come from another process or
 * system; while it does not, the ticket is nobody's.
 */
export const waitWithoutEnd: DrawingRule = {
  code: 'wait-without-end',
  severity: 'hint',
  check: ({ definitions }) => {
    const drawn = drawnIn(definitions);
    const sent = new Set(drawn.filter(sends).flatMap(namesAt));
    const mayEnd = (event: ModdleElement): boolean => {
      const names = namesAt(event);
      // Whatever is no message and no signal comes by itself, or is a mistake that is said elsewhere.
      return names.length === 0 || isTimed(event) || names.some((name) => sent.has(name) || isComputed(name));
    };
    return drawn
      .filter((element) => waits(element) && !awaitedWith(element).some(mayEnd) && !endsByTime(element, drawn))
      .map((element) => {
        const [name = ''] = namesAt(element);
        return { ...at(element), values: { name: name.slice(name.indexOf(' ') + 1) } };
      });
  },
};
