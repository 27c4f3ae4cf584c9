import type {
  BoundaryEvent,
  EndEvent,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  StartEvent,
} from '../definition.js';
import { booleanOf, elementOf, extensionOf, stringOf } from '../moddle/moddle-element.js';
import { readJob, readNotification } from './jobs.js';
import type { NodeSource } from './node-base.js';
import { noTimer, only, readTrigger } from './triggers.js';

export function readStartEvent(source: NodeSource): StartEvent {
  const formId = stringOf(extensionOf(source.element, 'zeebe:FormDefinition'), 'formId');
  return {
    ...source.parts,
    type: 'startEvent',
    event: only(readTrigger(source), ['none', 'message', 'timer'], { kind: 'none' }),
    ...(formId && { formId }),
  };
}

export function readEndEvent(source: NodeSource): EndEvent {
  const job = readJob(source);
  return {
    ...source.parts,
    type: 'endEvent',
    event: only(readTrigger(source), ['none', 'error', 'message', 'terminate'], { kind: 'none' }),
    ...(job && { job }),
  };
}

export function readIntermediateCatchEvent(source: NodeSource): IntermediateCatchEvent {
  return {
    ...source.parts,
    type: 'intermediateCatchEvent',
    event: only(readTrigger(source), ['message', 'timer'], noTimer),
  };
}

export function readIntermediateThrowEvent(source: NodeSource): IntermediateThrowEvent {
  const job = readJob(source);
  const notification = readNotification(source);
  return {
    ...source.parts,
    type: 'intermediateThrowEvent',
    event: only(readTrigger(source), ['none', 'message'], { kind: 'none' }),
    ...(job && { job }),
    ...(notification && { notification }),
  };
}

export function readBoundaryEvent(source: NodeSource): BoundaryEvent {
  return {
    ...source.parts,
    type: 'boundaryEvent',
    attachedTo: elementOf(source.element, 'attachedToRef')?.id ?? '',
    interrupting: booleanOf(source.element, 'cancelActivity') !== false,
    event: only(readTrigger(source), ['message', 'timer', 'error'], noTimer),
  };
}
