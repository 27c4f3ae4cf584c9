import { catchesOnce } from '../behaviors/triggers/targets.js';
import { trigger } from '../behaviors/triggers/trigger.js';
import { refuse } from '../execution/failure.js';
import { label } from '../execution/label.js';
import type { Services } from '../services.js';
import type { Timer } from '../state.js';
import { accepted, found, placeOf, requireRunning, waitingHost, type CommandHandlers } from './handler.js';

/** The next firing of a repeating timer; it keeps its key, so a stale firing is known by its due time. */
const nextOf = (services: Services, timer: Timer): Omit<Timer, 'remaining'> | null => {
  const { remaining: _remaining, ...row } = timer;
  const { repeat, dueAt } = row;
  if (!repeat || repeat.remaining === 0) return null;
  const remaining = repeat.remaining > 0 ? repeat.remaining - 1 : repeat.remaining;
  const next = services.nextFiring(repeat.interval, dueAt, services.now);
  return { ...row, dueAt: next, repeat: { ...repeat, remaining } };
};

export const triggerHandlers: CommandHandlers<'FireTimer' | 'CorrelateMessage'> = {
  FireTimer: (execution, { timerKey, dueAt }) => {
    const { services, state } = execution;
    const timer = found(state.timers.get(timerKey), 'a timer', timerKey);
    requireRunning(execution, timer);
    const host = waitingHost(execution, timer);
    const target = execution.nodeOf({ ...host, elementId: timer.targetElementId });
    if (timer.dueAt !== dueAt) {
      const message = `Expected the timer at ${label(target)} to be due at ${timer.dueAt}, but ${dueAt} was fired. Read it again.`;
      refuse('stale-timer', message);
    }
    const next = catchesOnce(target) ? null : nextOf(services, timer);
    const late = Math.max(0, services.now - dueAt);
    execution.emit({ type: 'TimerFired', ...placeOf(host), timerKey, dueAt, late, next });
    trigger(execution, host, timer.targetElementId, {});
  },
  CorrelateMessage: (execution, command) => {
    const { subscriptionKey, messageKey, messageName } = command;
    const subscription = found(execution.state.subscriptions.get(subscriptionKey), 'a subscription', subscriptionKey);
    requireRunning(execution, subscription);
    const host = waitingHost(execution, subscription);
    const { targetElementId, interrupting: closes } = subscription;
    if (subscription.messageName !== messageName) {
      const target = execution.nodeOf({ ...host, elementId: targetElementId });
      const message = `Expected the message "${subscription.messageName}" at ${label(target)}, but got "${messageName}".`;
      refuse('wrong-state', message);
    }
    const variables = accepted(execution, command.variables);
    const message = { subscriptionKey, messageKey, messageName, targetElementId, closes };
    execution.emit({ type: 'MessageCorrelated', ...placeOf(host), ...message });
    trigger(execution, host, targetElementId, variables);
  },
};
