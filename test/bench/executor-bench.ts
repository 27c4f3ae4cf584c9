import type { Key } from '@relevo/bpmn-kernel';
import { createEngine, type Engine } from '../../apps/engine/dist/engine.js';
import { CaseReader } from '../../apps/engine/dist/execution/case-reader.js';
import { Executor } from '../../apps/engine/dist/execution/executor.js';
import { ReportTicketService } from '../../apps/engine/dist/tickets/report-ticket.service.js';
import type { Identity } from '../../apps/engine/dist/access/identity.js';
import type { BenchDatabase } from './database.js';
import type { Figures } from './figures.js';
import { answers, isBenchTask, report, tasksPerTicket } from './walk.js';

const reporter: Identity = {
  id: 'administrator',
  name: 'Administrator',
  roles: new Set(['administrator']),
  groups: new Set(),
  via: 'basic',
};

/** Clients in this process that hand commands straight to the executor: no HTTP, no form checks. */
export class ExecutorBench {
  private tickets = 0;

  private constructor(
    private readonly engine: Engine,
    private readonly database: BenchDatabase,
  ) {}

  static async start(database: BenchDatabase): Promise<ExecutorBench> {
    const engine = await createEngine(
      {
        port: 0,
        host: '127.0.0.1',
        databaseUrl: database.url,
        databaseListenUrl: null,
        dataDir: database.dataDir,
        clock: 'system',
        demo: 'accounts',
        publicUrl: null,
        production: false,
      },
      { logLevel: 'error' },
    );
    return new ExecutorBench(engine, database);
  }

  /** Runs whole tickets with so many clients for so long; the first measure of a run warms up and is thrown away. */
  async measure(figures: Figures | null, clients: number, seconds: number): Promise<void> {
    const until = Date.now() + seconds * 1_000;
    const [ownBefore, databaseBefore, begun] = [process.cpuUsage(), await this.database.cpu(), Date.now()];
    let tickets = 0;
    const client = async (): Promise<void> => {
      while (Date.now() < until) {
        await this.ticket();
        tickets += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    const took = (Date.now() - begun) / 1_000;
    const tasks = tickets * tasksPerTicket;
    const own = process.cpuUsage(ownBefore);
    const databaseCpu = (await this.database.cpu()) - databaseBefore;
    const name = `executor, ${String(clients)} clients`;
    figures?.add(`${name}: completed tasks`, tasks / took, '/s');
    figures?.add(`${name}: engine CPU per completed task`, (own.user + own.system) / tasks, 'µs');
    figures?.add(`${name}: database CPU per completed task`, (databaseCpu * 1e6) / tasks, 'µs');
  }

  /** Closed tickets and the bytes they added to the database, by table. */
  async bytes(figures: Figures, tickets: number, clients: number): Promise<void> {
    const before = await this.database.sizes();
    let left = tickets;
    const client = async (): Promise<void> => {
      while (left-- > 0) await this.ticket();
    };
    await Promise.all(Array.from({ length: clients }, client));
    await this.engine.get<Executor>(Executor).settled();
    const after = await this.database.sizes();
    const grown = [...after]
      .map(([table, bytes]) => [table, (bytes - (before.get(table) ?? 0)) / tickets] as const)
      .filter(([, bytes]) => bytes >= 1)
      .sort(([, a], [, b]) => b - a);
    figures.add(
      'database per closed ticket',
      grown.reduce((sum, [, bytes]) => sum + bytes, 0),
      'bytes',
    );
    for (const [table, bytes] of grown) figures.add(`  of these ${table}`, bytes, 'bytes');
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private async ticket(): Promise<void> {
    const { caseKey } = await this.engine.get(ReportTicketService).report(reporter, report(this.tickets++));
    for (let done = 0; done < tasksPerTicket; done += 1) await this.completeNext(caseKey as Key);
  }

  private async completeNext(caseKey: Key): Promise<void> {
    const read = await this.engine.get(CaseReader).read(caseKey);
    const [task] = read?.state.userTasks.values() ?? [];
    if (!task || !isBenchTask(task.elementId)) {
      throw new Error(`Expected the next task of case ${caseKey}, but found ${String(task?.elementId)}.`);
    }
    const { key: userTaskKey, elementId } = task;
    await this.engine.get<Executor>(Executor).submit({
      name: 'CompleteUserTask',
      caseKey,
      actor: { kind: 'user', id: 'administrator' },
      perform: (workspace) => {
        const variables = answers[elementId as keyof typeof answers];
        workspace.run({ type: 'CompleteUserTask', userTaskKey, values: { kind: 'variables', variables } });
      },
    });
  }
}
