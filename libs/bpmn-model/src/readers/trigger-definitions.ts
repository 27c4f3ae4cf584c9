import { compileExpression } from '@relevo/feel';
import type {
  CompensateDefinition,
  ConditionDefinition,
  ErrorDefinition,
  EscalationDefinition,
  MessageDefinition,
  SignalDefinition,
  TimerDefinition,
} from '../definition/trigger.js';
import { labelOf } from '../label.js';
import { booleanOf, elementOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readExpression, readFeel, type Reading } from '../source.js';
import { readCondition } from './conditions.js';

/** Whose trigger is read: the event, or the activity whose instances throw it. */
export interface TriggerOwner {
  readonly element: ModdleElement;
  readonly reading: Reading;
  /** A code or name must be given, as it is thrown and not caught. */
  readonly throws: boolean;
}

export const NO_TIMER: TimerDefinition = { kind: 'duration', value: { kind: 'static', value: 'PT0S' } };

const TIMERS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

export function readTimer({ element, reading }: TriggerOwner, trigger: ModdleElement): TimerDefinition {
  const written = (Object.keys(TIMERS) as (keyof typeof TIMERS)[]).flatMap((property) => {
    const text = stringOf(elementOf(trigger, property), 'body')?.trim();
    return text ? [{ kind: TIMERS[property], text }] : [];
  });
  const [timer] = written;
  if (!timer || written.length > 1) {
    const message = `expected ${labelOf(element)} to have one of date, duration or cycle, but it has ${written.length}. Write for example PT2H as its duration.`;
    reading.report.error('timer-definition', message, element);
    return NO_TIMER;
  }
  return {
    kind: timer.kind,
    value: readExpression(reading, timer.text, { owner: element, role: `timer ${timer.kind}` }),
  };
}

type At = Pick<TriggerOwner, 'element' | 'reading'>;

/** The message that `holder` (an event definition or a task) refers to. */
export function readMessage({ element, reading }: At, holder: ModdleElement): MessageDefinition {
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

export function readError({ element, reading, throws }: TriggerOwner, trigger: ModdleElement): ErrorDefinition {
  const error = elementOf(trigger, 'errorRef');
  const code = stringOf(error, 'errorCode')?.trim();
  if (throws && !code) {
    const message = `expected ${labelOf(element)} to throw an error with a code, but it has none. Choose the error and give it a code.`;
    reading.report.error('error-missing', message, element);
  }
  return {
    id: error?.id ?? '',
    ...(code && { code: readExpression(reading, code, { owner: element, role: 'error code' }) }),
  };
}

export function readEscalation(
  { element, reading, throws }: TriggerOwner,
  trigger: ModdleElement,
): EscalationDefinition {
  const escalation = elementOf(trigger, 'escalationRef');
  const code = stringOf(escalation, 'escalationCode')?.trim();
  if (throws && !code) {
    const message = `expected ${labelOf(element)} to throw an escalation with a code, but it has none. Choose the escalation and give it a code.`;
    reading.report.error('escalation-missing', message, element);
  }
  return {
    id: escalation?.id ?? '',
    ...(code && { code: readExpression(reading, code, { owner: element, role: 'escalation code' }) }),
  };
}

export function readSignal({ element, reading }: At, trigger: ModdleElement): SignalDefinition {
  const signal = elementOf(trigger, 'signalRef');
  const name = signal?.name?.trim();
  if (!name) {
    const lack = signal ? 'its signal has no name' : 'it has none';
    const text = `expected ${labelOf(element)} to refer to a signal with a name, but ${lack}. Choose or create the signal.`;
    reading.report.error('signal-missing', text, element);
  }
  const place = { owner: element, role: 'signal name' };
  return { id: signal?.id ?? '', name: readExpression(reading, name ?? '', place) };
}

export function readConditional({ element, reading }: At, trigger: ModdleElement): ConditionDefinition {
  const written = elementOf(trigger, 'condition');
  const expression = readCondition(reading, written, { owner: element, role: 'condition' });
  if (!expression) {
    const message = `expected ${labelOf(element)} to say what it waits for, but it has no condition. Write one, for example =stock < 5.`;
    reading.report.error('event-condition-missing', message, element);
    return { expression: { kind: 'feel', source: 'false' }, names: [] };
  }
  return { expression, names: watchedBy(expression.source, trigger) };
}

/** The variables that `zeebe:conditionalFilter` names; without it, all that the condition reads. */
function watchedBy(source: string, trigger: ModdleElement): readonly string[] {
  const filter = stringOf(extensionOf(trigger, 'zeebe:ConditionalFilter'), 'variableNames') ?? '';
  const listed = filter.split(',').flatMap((name) => name.trim() || []);
  if (listed.length > 0) return listed;
  const { names, filterNames } = compileExpression(source);
  return [...names, ...filterNames];
}

export function readCompensate(trigger: ModdleElement): CompensateDefinition {
  const activity = elementOf(trigger, 'activityRef')?.id;
  return { ...(activity !== undefined && { activity }), waits: booleanOf(trigger, 'waitForCompletion') !== false };
}
