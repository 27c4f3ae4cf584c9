import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { Figures } from './figures.js';
import { KernelBench } from './kernel-bench.js';

const { values: options, positionals: wanted } = parseArgs({
  options: { json: { type: 'string' }, seconds: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const seconds = Number(options.seconds);
const bytesOf = 200;
const isWanted = (part: string): boolean => wanted.length === 0 || wanted.includes(part);

const figures = new Figures();
const memory = `${String(Math.round(totalmem() / 2 ** 30))} GiB`;
process.stdout.write(`Relevo bench: ${String(cpus().length)} cores, ${memory}, Node ${process.versions.node}\n`);

if (isWanted('kernel')) {
  figures.heading('Kernel (one core, no database)');
  const kernel = await KernelBench.start();
  await kernel.measure(figures, Math.min(seconds, 5));
}

if (isWanted('executor') || isWanted('http')) {
  // The built engine: not needed, and perhaps not there, for the kernel alone.
  const { BenchDatabase } = await import('./database.js');
  const { ExecutorBench } = await import('./executor-bench.js');
  const { HttpBench } = await import('./http-bench.js');
  const database = await BenchDatabase.start();
  const settings = Object.entries(database.settings).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`\nPostgreSQL: ${settings.join(', ')}\n`);
  try {
    if (isWanted('executor')) {
      figures.heading('Executor (in this process: load and engine together)');
      const executor = await ExecutorBench.start(database);
      await executor.measure(null, 8, Math.min(seconds, 5));
      for (const clients of [1, 8, 32]) await executor.measure(figures, clients, seconds);
      figures.heading('Database');
      await executor.bytes(figures, bytesOf, 8);
      await executor.close();
    }
    if (isWanted('http')) {
      figures.heading('HTTP (engine in a process of its own)');
      const http = await HttpBench.start(database);
      await http.measure(null, 8, Math.min(seconds, 5));
      for (const clients of [1, 8, 32]) await http.measure(figures, clients, seconds);
      await http.atRate(figures, 100, seconds);
      await http.close();
    }
  } finally {
    await database.stop();
  }
}
if (options.json) figures.write(options.json);
