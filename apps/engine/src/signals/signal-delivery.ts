import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import type { Delivered } from '../execution/deliveries.js';
import type { CaseCommand, CaseWorkspace } from '../execution/executor.js';
import { beginsNothing, isSuspended, STILL_SUSPENDED } from '../execution/held-deliveries.js';

/** A signal on its way to a subscription, or to a start event (no subscription). */
export interface SignalDelivery {
  readonly age: string;
  readonly signal_key: Key;
  readonly root_key: Key;
  readonly subscription_key: Key | null;
  /** More than one: what comes is gathered until all have come. */
  readonly of_triggers: number;
}

/** As it is under the case's lock. */
interface Promised {
  readonly name: string;
  readonly variables: Variables;
  readonly definition_key: Key | null;
  readonly start_element_id: string | null;
}

const actor: Actor = { kind: 'engine', id: 'signal' };

export const STILL_PENDING = `SELECT s.name, s.variables, d.definition_key, d.start_element_id
  FROM signal_delivery d JOIN signal s ON s.key = d.signal_key
  WHERE d.age = $1 FOR UPDATE OF d SKIP LOCKED`;

const KEEP_PROMISE = 'DELETE FROM signal_delivery WHERE age = $1';

const HOLD = `UPDATE signal_delivery d SET held = true WHERE d.age = $1 AND ${STILL_SUSPENDED}`;

/** A command of the case it is for, in whose transaction the row goes. */
export const signalCommand = (delivery: SignalDelivery): CaseCommand<Delivered> => ({
  name: delivery.subscription_key === null ? 'StartProcessInstance' : 'DeliverSignal',
  caseKey: delivery.root_key,
  opens: delivery.subscription_key === null,
  actor,
  recheck: { text: STILL_PENDING, values: [delivery.age] },
  perform: (workspace) => {
    const [promised] = workspace.rechecked as readonly unknown[] as readonly Promised[];
    if (!promised) return 'elsewhere';
    return delivery.subscription_key === null
      ? start(workspace, promised)
      : deliver(workspace, { ...delivery, subscription_key: delivery.subscription_key }, promised);
  },
  also: (outcome) =>
    outcome === 'elsewhere' ? [] : [{ text: outcome === 'held' ? HOLD : KEEP_PROMISE, values: [delivery.age] }],
});

const deliver = (
  workspace: CaseWorkspace,
  { subscription_key: subscriptionKey, signal_key: signalKey }: SignalDelivery & { readonly subscription_key: Key },
  { name: signalName, variables }: Promised,
): Delivered => {
  const waiting = workspace.state.signals.get(subscriptionKey);
  if (!waiting) return 'gone';
  if (isSuspended(workspace, waiting)) return 'held';
  workspace.run({ type: 'DeliverSignal', subscriptionKey, signalKey, signalName, variables });
  return 'delivered';
};

const start = (workspace: CaseWorkspace, promised: Promised): Delivered => {
  const { definition_key: definitionKey, start_element_id: startElementId, variables } = promised;
  if (definitionKey === null || startElementId === null) return 'gone';
  if (beginsNothing(workspace, definitionKey)) return 'held';
  const processInstanceKey = workspace.caseKey;
  workspace.run({ type: 'StartProcessInstance', processInstanceKey, definitionKey, variables, startElementId });
  return 'delivered';
};
