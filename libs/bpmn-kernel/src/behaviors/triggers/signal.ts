import type { FlowNode, SignalDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { hostOf, type Host } from '../../execution/host.js';
import type { Key, Variables } from '../../keys.js';
import type { SignalSubscription } from '../../state.js';
import { compute } from '../../variables/expressions.js';
import { nameFrom } from '../../variables/names.js';
import { lookupFrom, variablesOf } from '../../variables/visible.js';
import type { Entered, Visit } from '../behavior.js';
import { catchesOnce } from './targets.js';
import { trigger } from './trigger.js';

export interface ThrownSignal {
  readonly signalKey: Key;
  readonly signalName: string;
  readonly variables: Variables;
}

const nameOf = (execution: Execution, host: Host, node: FlowNode, signal: SignalDefinition): string => {
  const subject = { node, what: 'the signal name' };
  const computed = compute(execution.services, signal.name, lookupFrom(execution.state, host.key), subject);
  return nameFrom(computed, signal.name, subject, 'expression-failed');
};

/** `host` waits for the signal of `target`. */
export const openSignal = (execution: Execution, host: Host, target: FlowNode, signal: SignalDefinition): void => {
  const at = { processInstanceKey: host.processInstanceKey, elementKey: host.key };
  const subscription = {
    key: execution.services.nextKey(),
    targetElementId: target.id,
    ...at,
    signalName: nameOf(execution, host, target, signal),
    interrupting: catchesOnce(target),
  };
  execution.emit({ type: 'SignalSubscriptionOpened', ...at, elementId: host.elementId, signal: subscription });
};

/** A signal reaches one that waits for it. */
export const catchSignal = (execution: Execution, waiting: SignalSubscription, signal: ThrownSignal): void => {
  const host = hostOf(execution, waiting.elementKey);
  if (!host) throw new Error(`Expected the host ${waiting.elementKey} of a signal subscription, but there is none.`);
  const { signalKey, signalName, variables } = signal;
  execution.emit({
    type: 'SignalCaught',
    processInstanceKey: host.processInstanceKey,
    elementKey: host.key,
    elementId: host.elementId,
    subscriptionKey: waiting.key,
    signalKey,
    signalName,
    targetElementId: waiting.targetElementId,
    closes: waiting.interrupting,
  });
  trigger(execution, host, waiting.targetElementId, variables);
};

/** Who waits in this case, in the order in which they began to. To a suspended instance the engine delivers it later. */
const waitingFor = ({ state }: Execution, signalName: string): readonly SignalSubscription[] => {
  const since = ({ elementKey }: SignalSubscription): number => state.elements.get(elementKey)?.entered ?? 0;
  const runs = ({ processInstanceKey }: SignalSubscription): boolean =>
    state.instances.get(processInstanceKey)?.suspendedAt === null;
  return [...state.signals.find('name', signalName)]
    .filter(runs)
    .sort((a, b) => since(a) - since(b) || (a.targetElementId < b.targetElementId ? -1 : 1));
};

/**
 * A signal is for everybody who waits at that moment. Those of this case catch it before the thrower goes on; a thrower
 * that one of them interrupts does not go on.
 */
export const throwSignal = ({ execution, element, node }: Visit, signal: SignalDefinition): Entered => {
  const { state } = execution;
  const signalName = nameOf(execution, element, node, signal);
  const thrown = { signalKey: execution.services.nextKey(), signalName, variables: variablesOf(state, element.key) };
  const { processInstanceKey, key: elementKey, elementId } = element;
  execution.emit({ type: 'SignalThrown', processInstanceKey, elementKey, elementId, ...thrown });
  for (const waiting of waitingFor(execution, signalName)) {
    if (state.signals.has(waiting.key)) catchSignal(execution, waiting, thrown);
  }
  return state.elements.has(element.key) ? 'done' : 'ended';
};
