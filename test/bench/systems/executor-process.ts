import type { Key } from '@relevo/bpmn-kernel';
import type { Identity } from '../../../apps/engine/dist/access/identity.js';
import { readEnvironment } from '../../../apps/engine/dist/config/environment.js';
import { createEngine, type Engine } from '../../../apps/engine/dist/engine.js';
import { Executor } from '../../../apps/engine/dist/execution/executor.js';
import { ReportTicketService } from '../../../apps/engine/dist/tickets/report-ticket.service.js';
import { answers, isBenchTask, report, tasksPerTicket } from '../walk.js';

const reporter: Identity = {
  id: 'administrator',
  name: 'Administrator',
  roles: new Set(['administrator']),
  groups: new Set(),
  via: 'basic',
};

/** What a person would complete next. */
interface NextTask {
  readonly key: Key;
  readonly elementId: string;
}

/** An engine in this process; tickets are walked by commands handed straight to its executor: no HTTP, no form checks. */
export class ExecutorProcess {
  readonly #next = new Map<string, NextTask>();
  #tickets = 0;

  private constructor(private readonly engine: Engine) {
    this.executor.onCommitted(({ caseKey, state }) => {
      const [task] = state.userTasks.values();
      if (task) this.#next.set(caseKey, { key: task.key, elementId: task.elementId });
      else this.#next.delete(caseKey);
    });
  }

  static async start(databaseUrl: string, dataDir: string): Promise<ExecutorProcess> {
    const environment = { DATABASE_URL: databaseUrl, RELEVO_DATA_DIR: dataDir, RELEVO_DEMO: 'accounts' };
    const settings = readEnvironment({ ...environment, HOST: '127.0.0.1', PORT: '0' });
    return new ExecutorProcess(await createEngine({ ...settings, databaseUrl }, { logLevel: 'error' }));
  }

  private get executor(): Executor {
    return this.engine.get<Executor>(Executor);
  }

  /** One whole ticket, or its first `most` tasks; `completed` is told when each completion was handed over. */
  async ticket(completed: (begun: number) => void = () => undefined, most = tasksPerTicket): Promise<void> {
    const { caseKey } = await this.engine.get(ReportTicketService).report(reporter, report(this.#tickets++));
    for (let done = 0; done < most; done += 1) {
      const begun = performance.now();
      await this.#complete(caseKey as Key);
      completed(begun);
    }
  }

  /** So many tickets by so many clients. */
  async tickets(count: number, clients: number, most = tasksPerTicket): Promise<void> {
    let left = count;
    const client = async (): Promise<void> => {
      while (left-- > 0) await this.ticket(undefined, most);
    };
    await Promise.all(Array.from({ length: clients }, client));
    await this.executor.settled();
  }

  settled(): Promise<void> {
    return this.executor.settled();
  }

  stop(): Promise<void> {
    return this.engine.close();
  }

  #complete(caseKey: Key): Promise<void> {
    const task = this.#next.get(caseKey);
    if (!task || !isBenchTask(task.elementId)) {
      throw new Error(`Expected the next task of case ${caseKey}, but found ${String(task?.elementId)}.`);
    }
    const { key: userTaskKey, elementId } = task;
    return this.executor.submit({
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
