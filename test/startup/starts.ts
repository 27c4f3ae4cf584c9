import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basic, HttpClient } from '../support/http-client.js';
import { closedFolder, type DataFolder } from './data-folder.js';
import { EngineProcess, type StartAs } from './engine-process.js';

export const isRoot = process.getuid?.() === 0;

/** Who starts an engine here: the database server refuses to run as root, so root's start is another one. */
export const users: readonly StartAs[] = isRoot ? ['root', 'ordinary user'] : ['ordinary user'];

/** Starts on a folder of each test's own, closed to others; what a failed test left running is ended after it. */
export class Starts {
  #folder: DataFolder | null = null;
  readonly #started: EngineProcess[] = [];

  constructor(private readonly as: StartAs) {
    beforeEach(() => {
      this.#folder = closedFolder(as);
    });
    afterEach(async () => {
      for (const engine of this.#started.splice(0)) {
        if (engine.pid) await engine.kill().catch(() => undefined);
      }
      this.folder.clear();
    });
  }

  get folder(): DataFolder {
    if (this.#folder === null) throw new Error('Expected a folder, but no test has begun.');
    return this.#folder;
  }

  start(port: number): EngineProcess {
    const engine = new EngineProcess(this.as, { RELEVO_DATA_DIR: this.folder.given, PORT: String(port) });
    this.#started.push(engine);
    return engine;
  }

  get pidFile(): string {
    return join(this.folder.home, 'postgres', 'postmaster.pid');
  }

  get serverPid(): number {
    return Number(readFileSync(this.pidFile, 'utf8').split('\n')[0]);
  }
}

const administrator = ({ url }: EngineProcess): HttpClient => new HttpClient(url).with(basic('administrator'));

export const addGroup = async (engine: EngineProcess, id: string): Promise<void> => {
  expect((await administrator(engine).post('/api/groups', { id, name: id, publicName: id })).status).toBe(204);
};

export const groups = async (engine: EngineProcess): Promise<readonly string[]> =>
  (await administrator(engine).get<{ id: string }[]>('/api/groups')).body.map(({ id }) => id);
