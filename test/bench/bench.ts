import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { BenchDatabase } from './database.js';
import { ExecutorBench } from './executor-bench.js';
import { Figures } from './figures.js';
import { HttpBench } from './http-bench.js';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, seconds: { type: 'string', default: '10' } },
});
const seconds = Number(options.seconds);
const bytesOf = 200;

const figures = new Figures();
const database = await BenchDatabase.start();
const settings = Object.entries(database.settings).map(([name, value]) => `${name} ${value}`);
const memory = `${String(Math.round(totalmem() / 2 ** 30))} GiB`;
process.stdout.write(`Relevo bench: ${String(cpus().length)} cores, ${memory}, Node ${process.versions.node}\n`);
process.stdout.write(`PostgreSQL: ${settings.join(', ')}\n`);

try {
  figures.heading('Executor (in this process: load and engine together)');
  const executor = await ExecutorBench.start(database);
  await executor.measure(null, 8, Math.min(seconds, 5));
  for (const clients of [1, 8, 32]) await executor.measure(figures, clients, seconds);
  figures.heading('Database');
  await executor.bytes(figures, bytesOf, 8);
  await executor.close();

  figures.heading('HTTP (engine in a process of its own)');
  const http = await HttpBench.start(database);
  await http.measure(null, 8, Math.min(seconds, 5));
  for (const clients of [1, 8, 32]) await http.measure(figures, clients, seconds);
  await http.atRate(figures, 100, seconds);
  await http.close();
} finally {
  await database.stop();
}
if (options.json) figures.write(options.json);
