import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../../apps/engine/src/clock/clock.js';
import type { EngineConfig } from '../../../apps/engine/src/config/engine-config.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../apps/engine/src/engine.js';
import { PendingWork } from '../../../apps/engine/src/execution/pending-work.js';
import { startEngine } from '../../support/engine.js';
import { answeredOnce } from './checks/answered.js';
import { deadlocksOf } from './checks/deadlocks.js';
import { Facts } from './checks/facts.js';
import { nothingOrphaned } from './checks/owners.js';
import { messagesDeliveredOnce, signalsDeliveredOnce, timersFiredOnce } from './checks/queues.js';
import { soundStreams } from './checks/streams.js';
import { emptyLedger, type Ledger } from './ledger.js';

export interface Scenario {
  readonly databaseUrl: string;
  readonly ledger?: Ledger;
  readonly clock?: EngineConfig['clock'];
  /** What this scenario alone promises. */
  readonly also?: (engine: Engine, facts: Facts) => Promise<readonly string[]>;
  /** What PostgreSQL reports, unless its own counters of this database tell it. */
  readonly deadlocks?: () => Promise<number>;
}

export interface Checked {
  /** Everything that is wrong; empty when nothing is. */
  readonly findings: readonly string[];
  readonly facts: Facts;
  readonly deadlocks: number;
}

/**
 * What every scenario must leave behind: each answered command once, whole chains, `fold(events)` equal to the tables,
 * no token without an owner, no timer, message, signal or job lost or doubled, no deadlock. All engines of the scenario
 * must have ended; one of the checker's own does what they left.
 */
export const check = async (scenario: Scenario): Promise<Checked> => {
  const { databaseUrl, clock = 'system', ledger = emptyLedger(), also } = scenario;
  const facts = new Facts();
  const relevo = await startEngine({ databaseUrl, clock });
  const found: string[] = [];
  try {
    await nothingLeftToDo(relevo.engine);
    found.push(...(await findingsIn(relevo.engine, ledger, facts)), ...((await also?.(relevo.engine, facts)) ?? []));
  } finally {
    await relevo.close();
  }
  const deadlocks = await (scenario.deadlocks ?? (() => deadlocksOf(databaseUrl)))();
  if (deadlocks > 0) found.push(`PostgreSQL reported ${deadlocks} deadlocks`);
  return { findings: found, facts, deadlocks };
};

/** Everything that is wrong in a database at rest; tells `facts` what its history says. */
export const findingsIn = async (engine: Engine, ledger: Ledger, facts: Facts): Promise<readonly string[]> => [
  ...(await soundStreams(engine, facts)),
  ...(await answeredOnce(engine, ledger, facts)),
  ...(await nothingOrphaned(engine)),
  ...(await timersFiredOnce(engine, facts)),
  ...(await messagesDeliveredOnce(engine, facts)),
  ...(await signalsDeliveredOnce(engine, facts)),
];

const OVERDUE = `SELECT 1 FROM timer WHERE due_at <= $1 UNION ALL SELECT 1 FROM start_timer WHERE due_at <= $1 LIMIT 1`;
/** Milliseconds; what is overdue still is a finding then. */
const patience = 60_000;

/** What an engine that was killed left behind is done by this one. */
const nothingLeftToDo = async (engine: Engine): Promise<void> => {
  const until = Date.now() + patience;
  for (;;) {
    await engine.get(PendingWork).sweep();
    const overdue = await engine.get<Database>(Database).query(OVERDUE, [engine.get<Clock>(Clock).now()]);
    if (overdue.length === 0 || Date.now() > until) return engine.get(PendingWork).sweep();
    await pause(100);
  }
};
