import { Clock } from '../../../../apps/engine/src/clock/clock.js';
import { Database } from '../../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../../apps/engine/src/engine.js';
import type { Facts } from './facts.js';

const rowsOf = (engine: Engine, text: string, values: readonly unknown[] = []): Promise<{ name: string }[]> =>
  engine.get<Database>(Database).query<{ name: string }>(text, values);

const namesOf = async (engine: Engine, text: string, values?: readonly unknown[]): Promise<ReadonlySet<string>> =>
  new Set((await rowsOf(engine, text, values)).map(({ name }) => name));

const breaking = async (engine: Engine, what: string, text: string, values?: readonly unknown[]): Promise<string[]> =>
  (await rowsOf(engine, text, values)).map(({ name }) => `${what}: ${name}`);

/** Each planned firing happened once, was cancelled, or still waits for its time. */
export const timersFiredOnce = async (engine: Engine, facts: Facts): Promise<readonly string[]> => {
  const waiting = await namesOf(engine, `SELECT key || ' ' || due_at AS name FROM timer`);
  const now = engine.get<Clock>(Clock).now();
  const lost = facts.planned.names.filter(
    (plan) => facts.fired.of(plan) === 0 && !waiting.has(plan) && !facts.cancelled.has(plan.split(' ')[0] ?? ''),
  );
  return [
    ...facts.fired.doubled('firing of timer'),
    ...lost.map((plan) => `timer ${plan} neither fired nor was it cancelled, and it does not wait`),
    ...facts.planned.missing('plan of the fired timer', facts.fired.names),
    ...(await breaking(engine, 'an overdue timer', 'SELECT key::text AS name FROM timer WHERE due_at <= $1', [now])),
    ...(await breaking(
      engine,
      'an overdue start',
      `SELECT bpmn_process_id || ' ' || element_id AS name FROM start_timer WHERE due_at <= $1`,
      [now],
    )),
  ];
};

const DELIVERED = `SELECT d.message_key || ' ' || d.subscription_key AS name FROM message_delivery d
  WHERE d.state = 'delivered' AND d.subscription_key IS NOT NULL`;
const STARTED = `SELECT d.process_instance_key::text AS name FROM message_delivery d
  WHERE d.state = 'delivered' AND d.start_element_id IS NOT NULL`;
/** Expired ones go, with who took them. */
const KNOWN = 'SELECT key::text AS name FROM message';

/** A message lies there although somebody whom it fits waits: each missed the other. */
const MISSED = `SELECT m.key || ' and subscription ' || s.key AS name FROM message m
  JOIN message_subscription s ON s.message_name = m.name
    AND s.correlation_key = m.correlation_key
  WHERE m.expires_at > $1 AND NOT EXISTS
    (SELECT 1 FROM message_delivery d WHERE d.message_key = m.key AND d.bpmn_process_id = s.bpmn_process_id)`;

/** Each message went to whom its row says, once, and nothing waits beside whom it is for. */
export const messagesDeliveredOnce = async (engine: Engine, facts: Facts): Promise<readonly string[]> => {
  const now = engine.get<Clock>(Clock).now();
  const delivered = await namesOf(engine, DELIVERED);
  const known = await namesOf(engine, KNOWN);
  const unpromised = facts.correlated.names.filter(
    (name) => !delivered.has(name) && known.has(name.split(' ')[0] ?? ''),
  );
  return [
    ...facts.correlated.doubled('delivery of message'),
    ...facts.correlated.missing('delivery of message', delivered),
    ...unpromised.map((name) => `message ${name} was delivered, but its row does not say so`),
    ...facts.started.missing('start by a message: instance', await namesOf(engine, STARTED)),
    ...(await breaking(
      engine,
      'a promise that was not kept',
      `SELECT message_key || ' to ' || bpmn_process_id AS name FROM message_delivery WHERE state = 'pending'`,
    )),
    ...(await breaking(engine, 'missed each other: message', MISSED, [now])),
  ];
};

/** Each signal reached everybody who waited, once. */
export const signalsDeliveredOnce = async (engine: Engine, facts: Facts): Promise<readonly string[]> => [
  ...facts.caught.doubled('catch of signal'),
  ...(await breaking(
    engine,
    'a signal on its way',
    `SELECT signal_key || ' to ' || root_key AS name FROM signal_delivery`,
  )),
];
