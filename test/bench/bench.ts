import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Figures } from './figures.js';
import { KernelBench } from './parts/kernel.js';
import type { Bench, Options } from './parts/part.js';
import { printSummary } from './summary.js';

const { values, positionals: wanted } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    tickets: { type: 'string', default: '100000' },
  },
  allowPositionals: true,
});
const options: Options = { seconds: Number(values.seconds), tickets: Number(values.tickets), wanted };
const figures = new Figures();
const memory = `${String(Math.round(totalmem() / 2 ** 30))} GiB`;
const [processor] = cpus();
const machine = `${String(cpus().length)} × ${processor?.model ?? 'unknown'}, ${memory}, Node ${process.versions.node}`;
figures.say(`Relevo bench: ${machine}`);

const took = async (name: string, work: () => Promise<void>): Promise<void> => {
  const begun = Date.now();
  await work();
  figures.say(`  (${name} took ${String(Math.round((Date.now() - begun) / 1_000))} s)`);
};

if (wanted.length === 0 || wanted.includes('kernel')) {
  figures.heading('Kernel (one core, no database)');
  const kernel = await KernelBench.start();
  await took('kernel', () => kernel.measure(figures, Math.min(options.seconds, 5)));
}

if (wanted.some((name) => name !== 'kernel') || wanted.length === 0) {
  // The built engine: not needed, and perhaps not there, for the kernel alone.
  const { BenchDatabase } = await import('./database.js');
  const { chosenParts } = await import('./parts/parts.js');
  const parts = chosenParts(options);
  const database = await BenchDatabase.start();
  const settings = Object.entries(database.settings).map(([name, value]) => `${name} ${value}`);
  figures.say(`\nPostgreSQL: ${settings.join(', ')}`);
  // The server has a session of its own: whoever stops the bench half-way stops it as well.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  }
  const bench: Bench = { figures, database, options };
  try {
    for (const { name, measure } of parts) await took(name, () => measure(bench));
  } finally {
    await database.stop();
  }
  printSummary(figures, machine);
}
if (values.json) figures.write(values.json);
