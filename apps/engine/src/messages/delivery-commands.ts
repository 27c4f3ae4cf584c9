import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Database } from '../database/database.js';
import type { Delivered } from '../execution/deliveries.js';
import { type CaseCommand, type CaseWorkspace, Executor, type Statement } from '../execution/executor.js';
import { beginsNothing, isSuspended, STILL_SUSPENDED } from '../execution/held-deliveries.js';
import { lockCorrelations } from './message-locks.js';
import { MessageExchange } from './message-exchange.js';

/** A message that was promised to a subscription, or to a start event (no subscription). */
export interface Delivery {
  readonly message_key: Key;
  readonly bpmn_process_id: string;
  readonly root_key: Key;
  readonly subscription_key: Key | null;
  readonly name: string;
  readonly correlation_key: string;
}

/** As it is under the case's lock. */
interface Promised {
  readonly name: string;
  readonly variables: Variables;
  readonly definition_key: Key | null;
  readonly start_element_id: string | null;
}

const actor: Actor = { kind: 'engine', id: 'message' };

const STILL_PENDING = `SELECT m.name, m.variables, d.definition_key, d.start_element_id
  FROM message_delivery d JOIN message m ON m.key = d.message_key
  WHERE d.message_key = $1 AND d.bpmn_process_id = $2 AND d.state = 'pending'
  FOR UPDATE OF d SKIP LOCKED`;

const KEEP_PROMISE = "UPDATE message_delivery SET state = 'delivered' WHERE message_key = $1 AND bpmn_process_id = $2";

const HOLD = `UPDATE message_delivery d SET held = true
  WHERE d.message_key = $1 AND d.bpmn_process_id = $2 AND ${STILL_SUSPENDED}`;

/** Waits for nobody: what another engine holds, it takes back itself. */
const TAKE_BACK = `DELETE FROM message_delivery WHERE (message_key, bpmn_process_id) IN (
    SELECT message_key, bpmn_process_id FROM message_delivery
    WHERE message_key = $1 AND bpmn_process_id = $2 AND state = 'pending' AND subscription_key IS NOT DISTINCT FROM $3
    FOR UPDATE SKIP LOCKED)`;

/** Delivers as a command of the receiving case, in whose transaction the promise is kept. */
@Injectable()
export class DeliveryCommands {
  constructor(
    private readonly executor: Executor,
    private readonly database: Database,
    private readonly exchange: MessageExchange,
  ) {}

  async deliver(delivery: Delivery): Promise<Delivered> {
    const outcome = await this.executor.submit(commandOf(delivery));
    if (outcome === 'gone') await this.#matchAgain(delivery);
    return outcome;
  }

  /**
   * It still may go to another subscription of that process. Taken back and promised anew in one transaction: until
   * then the promise stands, so an engine that is killed leaves it to the next sweep.
   */
  #matchAgain({ message_key, bpmn_process_id, subscription_key, name, correlation_key }: Delivery): Promise<number> {
    return this.database.transaction(async (tx) => {
      await lockCorrelations(tx, [{ name, correlationKey: correlation_key }]);
      await tx.query(TAKE_BACK, [message_key, bpmn_process_id, subscription_key]);
      return this.exchange.match(tx, message_key);
    });
  }
}

const commandOf = (delivery: Delivery): CaseCommand<Delivered> => {
  const identity = [delivery.message_key, delivery.bpmn_process_id];
  return {
    name: delivery.subscription_key === null ? 'StartProcessInstance' : 'CorrelateMessage',
    caseKey: delivery.root_key,
    opens: delivery.subscription_key === null,
    actor,
    recheck: { text: STILL_PENDING, values: identity },
    perform: (workspace) => {
      const [promised] = workspace.rechecked as readonly unknown[] as readonly Promised[];
      if (!promised) return 'elsewhere';
      return delivery.subscription_key === null
        ? start(workspace, delivery, promised)
        : correlate(workspace, { ...delivery, subscription_key: delivery.subscription_key }, promised);
    },
    also: (outcome): readonly Statement[] => {
      if (outcome === 'held') return [{ text: HOLD, values: identity }];
      return outcome === 'delivered' ? [{ text: KEEP_PROMISE, values: identity }] : [];
    },
  };
};

const correlate = (
  workspace: CaseWorkspace,
  { subscription_key: subscriptionKey, message_key: messageKey }: Delivery & { readonly subscription_key: Key },
  { name: messageName, variables }: Promised,
): Delivered => {
  const subscription = workspace.state.subscriptions.get(subscriptionKey);
  if (!subscription) return 'gone';
  if (isSuspended(workspace, subscription)) return 'held';
  workspace.run({ type: 'CorrelateMessage', subscriptionKey, messageKey, messageName, variables });
  return 'delivered';
};

const start = (workspace: CaseWorkspace, delivery: Delivery, promised: Promised): Delivered => {
  const { definition_key: definitionKey, start_element_id: startElementId, variables } = promised;
  if (definitionKey === null || startElementId === null) return 'gone';
  if (beginsNothing(workspace, definitionKey)) return 'held';
  const { message_key: messageKey, root_key: processInstanceKey } = delivery;
  workspace.run({
    type: 'StartProcessInstance',
    ...{ processInstanceKey, definitionKey, variables, startElementId, messageKey },
  });
  return 'delivered';
};
