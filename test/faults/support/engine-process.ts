import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { endWithRun } from './end-with-run.js';

const main = join(import.meta.dirname, '..', '..', '..', 'apps', 'engine', 'dist', 'main.js');
const heapOnSignal = join(import.meta.dirname, 'heap-on-signal.mjs');

/** Bytes, right after a garbage collection. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** The built engine in a process of its own, to be killed. */
export class EngineProcess {
  private printed = '';
  private over = false;
  private address = '';

  private constructor(private readonly child: ChildProcess) {
    const read = (chunk: Buffer): void => {
      this.printed = (this.printed + chunk.toString()).slice(-20_000);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => (this.over = true));
  }

  /** Resolves when it serves; rejects with what it printed when it ends before. */
  static async start(databaseUrl: string, dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<EngineProcess> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', heapOnSignal, main], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        RELEVO_DATA_DIR: dataDir,
        RELEVO_DEMO: 'accounts',
        HOST: '127.0.0.1',
        PORT: '0',
        ...env,
      },
    });
    const engine = new EngineProcess(child);
    endWithRun(engine.pid);
    await engine.serving();
    return engine;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get url(): string {
    return this.address;
  }

  get alive(): boolean {
    return !this.over;
  }

  /** The last of what it printed. */
  get output(): string {
    return this.printed;
  }

  /** SIGKILL, at once; resolves when it is gone. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** A clean stop. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** What it holds once its garbage has been collected. */
  memory(): Promise<Memory> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error(`The engine has ended: ${this.printed}`));
      const read = (chunk: Buffer): void => {
        const found = /memory (\{.*\})/.exec(chunk.toString())?.[1];
        if (!found) return;
        this.child.stdout?.off('data', read);
        this.child.off('exit', gone);
        resolve(JSON.parse(found) as Memory);
      };
      this.child.stdout?.on('data', read);
      this.child.once('exit', gone);
      this.child.kill('SIGUSR2');
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.over) return;
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill(signal);
    await gone;
  }

  private serving(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.stdout?.on('data', () => {
        const found = /Desk\s+(http:\/\/\S+?)\/?\s/.exec(this.printed)?.[1];
        if (!found) return;
        this.address = found;
        resolve();
      });
      this.child.once('exit', (code) => reject(new Error(`The engine ended with ${String(code)}: ${this.printed}`)));
    });
  }
}
