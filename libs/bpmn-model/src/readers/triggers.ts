import type { ErrorDefinition, EventDefinition, MessageDefinition, TimerDefinition } from '../definition.js';
import { labelOf } from '../label.js';
import { elementOf, extensionOf, type ModdleElement, stringOf, triggersOf } from '../moddle/moddle-element.js';
import { readExpression, readFeel } from '../source.js';
import type { NodeSource } from './node-base.js';

/** The trigger of an event. Where the diagram has none, or one that rules refuse, it reads as `none`. */
export function readTrigger(source: NodeSource): EventDefinition {
  const trigger = triggersOf(source.element)[0];
  switch (trigger?.$type) {
    case 'bpmn:TimerEventDefinition':
      return { kind: 'timer', timer: readTimer(source, trigger) };
    case 'bpmn:MessageEventDefinition':
      return { kind: 'message', message: readMessage(source, trigger) };
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', error: readError(source, trigger) };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return { kind: 'none' };
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

export const noTimer: Extract<EventDefinition, { kind: 'timer' }> = {
  kind: 'timer',
  timer: { kind: 'duration', value: { kind: 'static', value: 'PT0S' } },
};

const TIMERS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

function readTimer(source: NodeSource, trigger: ModdleElement): TimerDefinition {
  const { element, reading } = source;
  const written = (Object.keys(TIMERS) as (keyof typeof TIMERS)[]).flatMap((property) => {
    const text = stringOf(elementOf(trigger, property), 'body')?.trim();
    return text ? [{ kind: TIMERS[property], text }] : [];
  });
  const [timer] = written;
  if (!timer || written.length > 1) {
    const message = `expected ${labelOf(element)} to have one of date, duration or cycle, but it has ${written.length}. Write for example PT2H as its duration.`;
    reading.report.error('timer-definition', message, element);
    return noTimer.timer;
  }
  return {
    kind: timer.kind,
    value: readExpression(reading, timer.text, { owner: element, role: `timer ${timer.kind}` }),
  };
}

/** The message that `holder` (an event definition or a task) refers to. */
export function readMessage({ element, reading }: NodeSource, holder: ModdleElement): MessageDefinition {
  const message = elementOf(holder, 'messageRef');
  const name = message?.name?.trim();
  if (!message || !name) {
    const lack = message ? 'its message has no name' : 'it has none';
    const text = `expected ${labelOf(element)} to refer to a message with a name, but ${lack}. Choose or create the message.`;
    reading.report.error('message-missing', text, element);
  }
  const key = stringOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey');
  const place = { owner: element, role: 'correlation key' };
  return {
    id: message?.id ?? '',
    name: readExpression(reading, name ?? '', { owner: element, role: 'message name' }),
    ...(key?.trim() && { correlationKey: readFeel(reading, key, place) }),
  };
}

function readError({ element, reading }: NodeSource, trigger: ModdleElement): ErrorDefinition {
  const error = elementOf(trigger, 'errorRef');
  const code = stringOf(error, 'errorCode')?.trim();
  if (element.$type === 'bpmn:EndEvent' && !code) {
    const message = `expected ${labelOf(element)} to throw an error with a code, but it has none. Choose the error and give it a code.`;
    reading.report.error('error-missing', message, element);
  }
  return {
    id: error?.id ?? '',
    ...(code && { code: readExpression(reading, code, { owner: element, role: 'error code' }) }),
  };
}
