import type { FlowNode, TimerDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { fail } from '../../execution/failure.js';
import { clause, label, unknownClause } from '../../execution/label.js';
import { compute, shown, written } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';

/** `host` waits until the timer of `target` (itself, its boundary event or an event after its gateway) is due. */
export const startTimer = (execution: Execution, host: Host, target: FlowNode, timer: TimerDefinition): void => {
  const { services, state } = execution;
  const subject = { node: target, what: `the timer's ${timer.kind}` };
  const computed = compute(services, timer.value, lookupFrom(state, host.key), subject);
  const schedule = services.schedule(timer.kind, computed.value, services.now);
  if ('invalid' in schedule) {
    const because = `"${written(timer.value)}" gave ${shown(computed.value)}: ${clause(schedule.invalid)}`;
    const message = `Expected ${subject.what} of ${label(target)} to be ISO 8601 (PT4H, 2026-03-01T09:00:00Z, R3/PT1H), but ${because}${unknownClause(computed.unknown)}. Correct it or set the variable, then retry.`;
    return fail('invalid-timer', message);
  }
  const at = { processInstanceKey: host.processInstanceKey, elementKey: host.key };
  const row = { key: services.nextKey(), targetElementId: target.id, ...at, ...schedule };
  execution.emit({ type: 'TimerStarted', ...at, elementId: host.elementId, timer: row });
};
