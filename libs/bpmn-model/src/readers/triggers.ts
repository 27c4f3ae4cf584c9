import type { EventDefinition, TriggerDefinition } from '../definition/trigger.js';
import { booleanOf, type ModdleElement, stringOf, triggersOf } from '../moddle/moddle-element.js';
import type { NodeSource } from './node-base.js';
import {
  NO_TIMER,
  readCompensate,
  readConditional,
  readError,
  readEscalation,
  readMessage,
  readSignal,
  readTimer,
  type TriggerOwner,
} from './trigger-definitions.js';

/** What an event waits for or does. */
export function readEvent({ element, reading }: NodeSource): EventDefinition {
  const owner = { element, reading, throws: element.$instanceOf('bpmn:ThrowEvent') };
  const triggers = triggersOf(element).flatMap((trigger) => readTrigger(owner, trigger) ?? []);
  const [first, ...more] = triggers;
  if (!first) return { kind: 'none' };
  if (more.length === 0) return first;
  return { kind: 'multiple', parallel: booleanOf(element, 'parallelMultiple') === true, triggers };
}

/** Undefined for an event definition of another standard. */
export function readTrigger(owner: TriggerOwner, trigger: ModdleElement): TriggerDefinition | undefined {
  switch (trigger.$type) {
    case 'bpmn:TimerEventDefinition':
      return { kind: 'timer', timer: readTimer(owner, trigger) };
    case 'bpmn:MessageEventDefinition':
      return { kind: 'message', message: readMessage(owner, trigger) };
    case 'bpmn:SignalEventDefinition':
      return { kind: 'signal', signal: readSignal(owner, trigger) };
    case 'bpmn:ConditionalEventDefinition':
      return { kind: 'conditional', condition: readConditional(owner, trigger) };
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', error: readError(owner, trigger) };
    case 'bpmn:EscalationEventDefinition':
      return { kind: 'escalation', escalation: readEscalation(owner, trigger) };
    case 'bpmn:CompensateEventDefinition':
      return { kind: 'compensate', compensate: readCompensate(trigger) };
    case 'bpmn:CancelEventDefinition':
      return { kind: 'cancel' };
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: stringOf(trigger, 'name')?.trim() ?? '' };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return undefined;
  }
}

type Kind = EventDefinition['kind'];

/** Keeps the trigger where its kind may stand; else the fallback, as the event-trigger rule has refused it. */
export function only<K extends Kind>(
  event: EventDefinition,
  kinds: readonly K[],
  fallback: Extract<EventDefinition, { kind: K }>,
): Extract<EventDefinition, { kind: K }> {
  const fits = (kinds as readonly Kind[]).includes(event.kind);
  return fits ? (event as Extract<EventDefinition, { kind: K }>) : fallback;
}

export const noTimer: Extract<EventDefinition, { kind: 'timer' }> = { kind: 'timer', timer: NO_TIMER };
