import { nameOf } from './benched-system.js';
import { type Figures, format } from './figures.js';
import { clientCounts, goals, judge, type Judgement } from './goals.js';

const systems = ['executor', 'HTTP', 'limit', 'bpmn-engine', 'Camunda 7', 'Flowable'] as const;

const columns = [
  { title: 'tasks/s', figure: 'completed tasks' },
  { title: 'p50 ms', figure: 'completion p50' },
  { title: 'p99 ms', figure: 'completion p99' },
  { title: 'engine µs', figure: 'engine CPU per task' },
  { title: 'database µs', figure: 'database CPU per task' },
  { title: 'load µs', figure: 'load generator CPU per task' },
] as const;

const width = 12;
const cell = (text: string): string => text.padStart(width);

/** One table of all systems, each with its ratio to the executor at the same number of clients, and the goals. */
export const printSummary = (figures: Figures, machine: string): void => {
  figures.heading(`Completing tasks of one flow on one PostgreSQL (${machine})`);
  const titles = [...columns.map(({ title }) => title), '÷ executor'];
  figures.say(`  ${'system, clients'.padEnd(26)}${titles.map(cell).join('')}`);
  for (const system of systems) for (const clients of clientCounts) printRow(figures, system, clients);
  figures.heading('Goals');
  for (const goal of goals) printGoal(figures, judge(goal, figures.valueOf));
};

const printRow = (figures: Figures, system: string, clients: number): void => {
  const name = nameOf(system, clients);
  const valueOf = (of: string, figure: string): number | null => figures.valueOf(`${nameOf(of, clients)}: ${figure}`);
  const own = valueOf(system, 'completed tasks');
  if (own === null) return;
  const executor = valueOf('executor', 'completed tasks');
  const values = [...columns.map(({ figure }) => valueOf(system, figure)), executor === null ? null : own / executor];
  figures.say(`  ${name.padEnd(26)}${values.map((value) => cell(value === null ? '' : format(value))).join('')}`);
};

const printGoal = (figures: Figures, { goal, figure, verdict }: Judgement): void => {
  const { target, unit, name } = goal;
  const wanted = 'atLeast' in target ? `≥ ${String(target.atLeast)}` : `≤ ${String(target.atMost)}`;
  const found = figure === null ? '' : ` ${format(figure)} ${unit}`;
  figures.say(`  ${verdict.padEnd(13)}${name}: goal ${wanted} ${unit}${figure === null ? '' : `, found${found}`}`);
  // Ratios between figures are figures of their own; the others are there already.
  if (figure !== null && figures.valueOf(name) === null) figures.add(name, figure, unit);
};
