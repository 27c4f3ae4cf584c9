import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import { Database, type Transaction } from '../database/database.js';
import type { Delivered } from '../execution/deliveries.js';
import { Keys } from '../keys/keys.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { type PromisedStart, ThrownSignals } from '../signals/thrown-signals.js';

/** One of the triggers of a parallel multiple start event, on its way. */
interface Arrival {
  readonly bpmn_process_id: string;
  readonly start_element_id: string;
  readonly trigger_index: number;
  readonly of_triggers: number;
  readonly definition_key: Key;
  readonly thrown_at: string;
  readonly variables: Variables;
}

/** One after another per installation: each must see what came before it. Nothing else is locked meanwhile. */
const ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('gathered starts', 0))";

const STILL_PENDING = `SELECT d.bpmn_process_id, d.start_element_id, d.trigger_index, d.of_triggers, d.definition_key,
    s.thrown_at, s.variables
  FROM signal_delivery d JOIN signal s ON s.key = d.signal_key
  WHERE d.age = $1 FOR UPDATE OF d SKIP LOCKED`;

/** Of each version apart: what came for the one before is nothing to the next. */
const KEEP = `INSERT INTO start_arrival (definition_key, element_id, trigger_index, bpmn_process_id, variables)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (definition_key, element_id, trigger_index) DO UPDATE SET variables = EXCLUDED.variables`;
const ARRIVED = `SELECT variables FROM start_arrival
  WHERE definition_key = $1 AND element_id = $2 ORDER BY trigger_index`;
const USED = 'DELETE FROM start_arrival WHERE definition_key = $1 AND element_id = $2';
const TAKEN = 'DELETE FROM signal_delivery WHERE age = $1';

/**
 * "All of the types of triggers that are listed MUST be triggered before the Process is instantiated" (BPMN 2.0.2,
 * Parallel Multiple Start Event). With the last of them the start itself is on its way, with what all of them brought.
 */
@Injectable()
export class GatheredStarts {
  constructor(
    private readonly database: Database,
    private readonly signals: ThrownSignals,
    private readonly keys: Keys,
    private readonly wakeUp: DeliveryWakeUp,
  ) {}

  /** One of the triggers has come: it goes its way, exactly once. */
  async arrive(start: PromisedStart): Promise<void> {
    await this.keys.reserve(100);
    await this.database.transaction((tx) => this.signals.promiseStart(tx, start));
    this.wakeUp.raise();
  }

  async gather(age: string): Promise<Delivered> {
    await this.keys.reserve(100);
    return this.database.transaction(async (tx) => {
      await tx.query(ALONE);
      const [arrival] = await tx.query<Arrival>(STILL_PENDING, [age]);
      if (!arrival) return 'elsewhere';
      await this.#keep(tx, arrival);
      await tx.query(TAKEN, [age]);
      return 'delivered';
    });
  }

  async #keep(tx: Transaction, arrival: Arrival): Promise<void> {
    const place = [arrival.definition_key, arrival.start_element_id];
    const { trigger_index: trigger, bpmn_process_id: bpmnProcessId } = arrival;
    await tx.query(KEEP, [...place, trigger, bpmnProcessId, JSON.stringify(arrival.variables)]);
    const arrived = await tx.query<{ variables: Variables }>(ARRIVED, place);
    if (arrived.length < arrival.of_triggers) return;
    await tx.query(USED, place);
    const variables: Variables = Object.assign({}, ...arrived.map((one) => one.variables));
    await this.signals.promiseStart(tx, {
      bpmnProcessId,
      elementId: arrival.start_element_id,
      definitionKey: arrival.definition_key,
      variables,
      at: Number(arrival.thrown_at),
    });
  }
}
