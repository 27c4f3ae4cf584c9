import type { FlowNode } from '../definition.js';
import type { Expression, FlowId, Mapping } from '../definition/expression.js';
import { incomingOf, isForCompensation, outgoingOf } from '../diagram.js';
import {
  elementOf,
  elementsOf,
  extensionOf,
  type ModdleElement,
  numberOf,
  stringOf,
} from '../moddle/moddle-element.js';
import { readExpression, type Reading } from '../source.js';
import { readDataMappings } from './data.js';
import type { Lanes } from './lanes.js';
import { linksFrom, linksTo } from './link-flows.js';
import { readListeners } from './listeners.js';
import { readLoop } from './loops.js';
import { propertiesOf, type Properties } from './properties.js';

type SharedBy<T> = T extends unknown ? Omit<T, 'type'> : never;
type KeysOfAll = 'id' | 'scope' | 'incoming' | 'outgoing' | 'inputs' | 'outputs' | 'properties' | 'lanes';

/** What every flow node has, without what its type adds. */
export type NodeParts = Pick<
  SharedBy<FlowNode>,
  KeysOfAll | 'name' | 'defaultFlow' | 'boundaryEvents' | 'ticketFields' | keyof Extras
>;

type Extras = Pick<FlowNode, 'loop' | 'forCompensation' | 'startQuantity' | 'completionQuantity' | 'listeners'>;

/** One flow node to read: the element, what all nodes share, and where to report. */
export interface NodeSource {
  readonly element: ModdleElement;
  readonly parts: NodeParts;
  readonly lanes: Lanes;
  readonly reading: Reading;
}

export function readNodeParts(reading: Reading, element: ModdleElement, lanes: Lanes): NodeParts {
  const { diagram } = reading;
  const properties = propertiesOf(element);
  const data = readDataMappings(reading, element);
  const defaultFlow = elementOf(element, 'default')?.id;
  return {
    id: element.id ?? '',
    ...(element.name !== undefined && { name: element.name }),
    scope: element.$parent?.id ?? '',
    incoming: [...incomingOf(diagram, element).map(idOf), ...linksTo(diagram, element)],
    outgoing: [...outgoingOf(diagram, element).map(idOf), ...linksFrom(diagram, element)],
    ...(defaultFlow !== undefined && { defaultFlow }),
    inputs: [...data.inputs, ...readMappings(reading, element, 'inputParameters')],
    outputs: [...data.outputs, ...readMappings(reading, element, 'outputParameters')],
    properties,
    lanes: lanes.of(element),
    boundaryEvents: (diagram.boundaries.get(element) ?? []).map(idOf),
    ticketFields: readTicketFields(reading, element, properties),
    ...readExtras(reading, element),
  };
}

function readExtras(reading: Reading, element: ModdleElement): Extras {
  const loop = readLoop(reading, element);
  const listeners = readListeners(reading, element);
  const startQuantity = quantityOf(element, 'startQuantity');
  const completionQuantity = quantityOf(element, 'completionQuantity');
  return {
    ...(loop && { loop }),
    ...(isForCompensation(element) && { forCompensation: true }),
    ...(startQuantity !== undefined && { startQuantity }),
    ...(completionQuantity !== undefined && { completionQuantity }),
    ...(listeners && { listeners }),
  };
}

/** Undefined where it is one token, as it is for most. */
function quantityOf(element: ModdleElement, attribute: 'startQuantity' | 'completionQuantity'): number | undefined {
  const quantity = element.$instanceOf('bpmn:Activity') ? numberOf(element, attribute) : undefined;
  return quantity === 1 ? undefined : quantity;
}

export function idOf(element: ModdleElement): FlowId {
  return element.id ?? '';
}

function readMappings(
  reading: Reading,
  element: ModdleElement,
  direction: 'inputParameters' | 'outputParameters',
): readonly Mapping[] {
  const word = direction === 'inputParameters' ? 'input' : 'output';
  return elementsOf(extensionOf(element, 'zeebe:IoMapping'), direction).map((each) => {
    const target = stringOf(each, 'target') ?? '';
    const place = { owner: element, role: `${word} mapping "${target}"` };
    return { target, source: readExpression(reading, stringOf(each, 'source') ?? '', place) };
  });
}

export const TICKET_FIELD = 'relevo:ticket.';

function readTicketFields(reading: Reading, owner: ModdleElement, properties: Properties): Record<string, Expression> {
  const written = Object.entries(properties).filter(([name]) => name.startsWith(TICKET_FIELD));
  return Object.fromEntries(
    written.map(([name, value]) => [
      name.slice(TICKET_FIELD.length),
      readExpression(reading, value, { owner, role: `property "${name}"` }),
    ]),
  );
}
