import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const mainFile = join(repository, 'apps', 'engine', 'dist', 'main.js');

/** `nobody` is on every machine, owns nothing and is no superuser. */
export const ordinaryUser = { uid: 65534, gid: 65534 } as const;

export type StartAs = 'root' | 'ordinary user';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

export const engineProgram: Program = { file: process.execPath, args: [mainFile] };

/** The engine that is started here is the built one. `npm test` has built it; a single run of this suite does it itself. */
export const buildEngine = (): void => {
  if (process.env['RELEVO_TEST_BUILT'] && existsSync(mainFile)) return;
  const script = "import('./scripts/build.mjs').then((build) => build.buildWhatIsStale())";
  const { status, stdout } = spawnSync(process.execPath, ['-e', script], { cwd: repository, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected the engine to build, but it did not: ${stdout}`);
};

const reaches = (user: typeof ordinaryUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', mainFile], { ...user, cwd: '/' }).status === 0;

/** A clone in root's home is closed to others: there the user may read past directory rights, and nothing else. */
const asOrdinaryUser = ({ file, args }: Program): { readonly program: Program; readonly user: object } => {
  if (process.getuid?.() !== 0) return { program: { file, args }, user: {} };
  if (reaches(ordinaryUser)) return { program: { file, args }, user: ordinaryUser };
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  const identity = [`--reuid=${ordinaryUser.uid}`, `--regid=${ordinaryUser.gid}`, '--clear-groups'];
  return { program: { file: 'setpriv', args: [...identity, ...capability, file, ...args] }, user: {} };
};

/** A started program in a process group of its own, as a terminal's shell would put it. */
export class EngineProcess {
  output = '';
  private readonly child: ChildProcess;
  readonly exit: Promise<number | null>;

  constructor(as: StartAs, env: NodeJS.ProcessEnv, program: Program = engineProgram) {
    const { program: run, user } = as === 'root' ? { program, user: {} } : asOrdinaryUser(program);
    this.child = spawn(run.file, run.args, {
      ...user,
      cwd: repository,
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
