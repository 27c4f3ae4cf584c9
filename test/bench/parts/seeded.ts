import { connected, type BenchDatabase } from '../database.js';
import { ExecutorProcess } from '../systems/executor-process.js';
import { tasksPerTicket } from '../walk.js';

export interface Seeded {
  readonly url: string;
  /** Keys from here on are of cases. */
  readonly firstKey: bigint;
}

/** A database with real tickets, one in ten of them still open, spread over the steps. */
export const seedDatabase = async (database: BenchDatabase, name: string, tickets: number): Promise<Seeded> => {
  const url = await database.create(name);
  const first = await ExecutorProcess.start(url, database.dataDir);
  await first.stop();
  const firstKey = await connected(url, async (client) => {
    const { rows } = await client.query<{ next: string }>('SELECT next FROM key_block');
    return BigInt(rows[0]?.next ?? 0);
  });
  const engine = await ExecutorProcess.start(url, database.dataDir);
  const open = Math.floor(tickets / 10);
  await engine.tickets(tickets - open, 32);
  for (let step = 0; step < tasksPerTicket; step += 1) {
    const from = Math.floor((open * step) / tasksPerTicket);
    const to = Math.floor((open * (step + 1)) / tasksPerTicket);
    await engine.tickets(to - from, 8, step);
  }
  await engine.stop();
  return { url, firstKey };
};
