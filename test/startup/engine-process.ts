import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { reachableRepository } from './reachable-copy.js';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const mainFile = join('apps', 'engine', 'dist', 'main.js');

/** `nobody` is on every machine, owns nothing and is no superuser. */
export const ordinaryUser = { uid: 65534, gid: 65534 } as const;

export type StartAs = 'root' | 'ordinary user';

/** Started in the repository's folder. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

export const engineProgram: Program = { file: process.execPath, args: [mainFile] };

/** The engine that is started here is the built one. `npm test` has built it; a single run of this suite does it itself. */
export const buildEngine = (): void => {
  const script = "import('./scripts/build.mjs').then((build) => build.buildWhatIsStale())";
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { cwd: repository, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected the engine to build, but it did not: ${stdout}`);
};

/** A started program in a process group of its own, as a terminal's shell would put it. */
export class EngineProcess {
  output = '';
  private readonly child: ChildProcess;
  readonly exit: Promise<number | null>;

  constructor(as: StartAs, env: NodeJS.ProcessEnv, program: Program = engineProgram) {
    const user = as !== 'root' && process.getuid?.() === 0 ? ordinaryUser : null;
    this.child = spawn(program.file, program.args, {
      ...user,
      cwd: user ? reachableRepository(repository, user) : repository,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], RELEVO_DEMO: 'accounts', ...env },
    });
    for (const channel of [this.child.stdout, this.child.stderr])
      channel?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exit = new Promise((resolve) => this.child.on('close', (code) => resolve(code)));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get url(): string {
    return /Desk\s+(http\S+)\//.exec(this.output)?.[1] ?? '';
  }

  async ready(): Promise<this> {
    const over = this.exit.then(() => 'over' as const);
    while (!this.output.includes('Ctrl-C stops it'))
      if ((await Promise.race([over, pause(25)])) === 'over') throw new Error(`It ended: ${this.output}`);
    return this;
  }

  /** What a terminal does on Ctrl-C: the signal goes to the whole foreground group. */
  async ctrlC(): Promise<number | null> {
    process.kill(-this.pid, 'SIGINT');
    return this.exit;
  }

  async kill(): Promise<void> {
    process.kill(-this.pid, 'SIGKILL');
    await this.exit;
  }
}

/** Ids of processes whose command line names this folder: the server's, while it runs. */
export const processesOf = (folder: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(`${folder}/postgres`))
    .map(Number);

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

export const sessionOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[3] ?? '';
