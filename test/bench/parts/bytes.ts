import { connected } from '../database.js';
import { judged } from '../goals.js';
import { ExecutorProcess } from '../systems/executor-process.js';
import type { Bench } from './part.js';
import { readSizes } from './sizes.js';

const name = 'bytes';
/** Between two VACUUMs: about what autovacuum leaves to a table that is busy. */
const round = 250;
const rounds = 4;

/** What closed incidents add to the database, by table and index, after VACUUM. */
export const measureBytes = async ({ figures, database }: Bench): Promise<void> => {
  figures.heading(`Database (${String(round * rounds)} incidents, closed, with all their values)`);
  const url = await database.create(name);
  const engine = await ExecutorProcess.start(url, database.dataDir);
  const sizes = (): Promise<ReadonlyMap<string, number>> =>
    connected(url, async (client) => {
      await client.query('VACUUM (ANALYZE)');
      return readSizes(client);
    });
  await engine.tickets(round, 32);
  const before = await sizes();
  let after = before;
  for (let index = 0; index < rounds; index += 1) {
    await engine.tickets(round, 32);
    after = await sizes();
  }
  await engine.stop();
  await database.drop(name);
  const grown = [...after]
    .map(([what, bytes]) => [what, (bytes - (before.get(what) ?? 0)) / (round * rounds)] as const)
    .sort(([, a], [, b]) => b - a);
  const sum = grown.reduce((total, [, bytes]) => total + bytes, 0);
  figures.add(judged.bytes, sum, 'bytes');
  for (const [what, bytes] of grown.filter((one) => one[1] >= 1)) figures.add(`  of these ${what}`, bytes, 'bytes');
};
