import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', '..', 'apps', 'engine', 'dist', 'main.js');

/** The built engine in a process of its own, to be killed. */
export class EngineProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  /** Resolves when it serves; rejects with what it printed when it ends before. */
  static async start(databaseUrl: string, dataDir: string, port = 0): Promise<EngineProcess> {
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        RELEVO_DATA_DIR: dataDir,
        RELEVO_DEMO: 'accounts',
        HOST: '127.0.0.1',
        PORT: String(port),
      },
    });
    let printed = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /Desk\s+(http:\/\/\S+?)\/?\s/.exec(printed);
        if (found?.[1]) resolve(found[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`The engine ended with ${String(code)}: ${printed}`)));
    });
    return new EngineProcess(url, child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** SIGKILL, at once; resolves when it is gone. */
  kill(): Promise<void> {
    return new Promise((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill('SIGKILL');
    });
  }
}
