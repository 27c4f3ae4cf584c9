import type {
  BoundaryEvent,
  EndEvent,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  StartEvent,
} from '../definition.js';
import { associatedWith, hasTrigger } from '../diagram.js';
import { booleanOf, elementOf, extensionOf, stringOf } from '../moddle/moddle-element.js';
import { readJob, readNotification } from './jobs.js';
import type { NodeSource } from './node-base.js';
import { noTimer, only, readEvent } from './triggers.js';

const START = [
  ...(['none', 'message', 'timer', 'signal', 'conditional'] as const),
  ...(['error', 'escalation', 'compensate', 'multiple'] as const),
];
const END = [
  ...(['none', 'error', 'message', 'terminate', 'signal', 'escalation'] as const),
  ...(['compensate', 'cancel', 'multiple'] as const),
];
const CATCH = ['message', 'timer', 'signal', 'conditional', 'link', 'multiple'] as const;
const THROW = ['none', 'message', 'signal', 'escalation', 'compensate', 'link', 'multiple'] as const;
const BOUNDARY = [
  ...(['message', 'timer', 'error', 'signal', 'conditional', 'escalation'] as const),
  ...(['compensate', 'cancel', 'multiple'] as const),
];

export function readStartEvent(source: NodeSource): StartEvent {
  const formId = stringOf(extensionOf(source.element, 'zeebe:FormDefinition'), 'formId');
  return {
    ...source.parts,
    type: 'startEvent',
    event: only(readEvent(source), START, { kind: 'none' }),
    interrupting: booleanOf(source.element, 'isInterrupting') !== false,
    ...(formId && { formId }),
  };
}

export function readEndEvent(source: NodeSource): EndEvent {
  const job = readJob(source);
  return {
    ...source.parts,
    type: 'endEvent',
    event: only(readEvent(source), END, { kind: 'none' }),
    ...(job && { job }),
  };
}

export function readIntermediateCatchEvent(source: NodeSource): IntermediateCatchEvent {
  return { ...source.parts, type: 'intermediateCatchEvent', event: only(readEvent(source), CATCH, noTimer) };
}

export function readIntermediateThrowEvent(source: NodeSource): IntermediateThrowEvent {
  const job = readJob(source);
  const notification = readNotification(source);
  return {
    ...source.parts,
    type: 'intermediateThrowEvent',
    event: only(readEvent(source), THROW, { kind: 'none' }),
    ...(job && { job }),
    ...(notification && { notification }),
  };
}

export function readBoundaryEvent(source: NodeSource): BoundaryEvent {
  const handler = handlerOf(source);
  return {
    ...source.parts,
    type: 'boundaryEvent',
    attachedTo: elementOf(source.element, 'attachedToRef')?.id ?? '',
    interrupting: booleanOf(source.element, 'cancelActivity') !== false,
    event: only(readEvent(source), BOUNDARY, noTimer),
    ...(handler !== undefined && { handler }),
  };
}

function handlerOf({ element, reading }: NodeSource): string | undefined {
  if (!hasTrigger(element, 'bpmn:CompensateEventDefinition')) return undefined;
  return associatedWith(reading.diagram, element).find((each) => each.$instanceOf('bpmn:Activity'))?.id;
}
