import type { Measured } from '../benched-system.js';
import type { BenchDatabase } from '../database.js';
import type { Figures } from '../figures.js';
import { ExecutorSystem } from '../systems/executor-system.js';

export interface Compared {
  readonly name: string;
  readonly url: string;
}

interface Sum {
  tasks: number;
  seconds: number;
  cpu: number;
}

const clients = 8;
const turns = 4;

/** The executor on two databases in turn, so that what else the machine does meets both; answers tasks/s and CPU-s. */
export const measureInTurn = async (
  { database, figures }: { readonly database: BenchDatabase; readonly figures: Figures },
  compared: readonly [Compared, Compared],
  seconds: number,
): Promise<readonly [Sum, Sum]> => {
  const sums: readonly [Sum, Sum] = [
    { tasks: 0, seconds: 0, cpu: 0 },
    { tasks: 0, seconds: 0, cpu: 0 },
  ];
  const systems = await Promise.all(compared.map(({ url }) => ExecutorSystem.start(database, url)));
  for (const system of systems) await system.warm(Math.min(seconds, 3));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const index of turn % 2 === 0 ? [0, 1] : [1, 0]) {
      await database.checkpoint();
      const measured = await systems[index]?.measure(clients, seconds / 2);
      const sum = sums[index];
      if (measured && sum) add(sum, measured);
    }
  }
  for (const system of systems) await system.stop();
  compared.forEach(({ name }, index) => {
    const { tasks = 0, seconds: took = 0, cpu = 0 } = sums[index] ?? {};
    figures.add(`${name}: completed tasks, ${String(clients)} clients`, tasks / took, '/s');
    figures.add(`${name}: engine and database CPU per task`, (cpu * 1e6) / tasks, 'µs');
  });
  return sums;
};

const add = (sum: Sum, { tasks, seconds, cpu }: Measured): void => {
  sum.tasks += tasks;
  sum.seconds += seconds;
  sum.cpu += cpu.engine + cpu.database;
};

export const throughputOf = ({ tasks, seconds }: Sum): number => tasks / seconds;
export const costOf = ({ tasks, cpu }: Sum): number => cpu / tasks;
