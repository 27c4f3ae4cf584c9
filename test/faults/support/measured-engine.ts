import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', '..', 'apps', 'engine', 'dist', 'main.js');

/** Collects what is garbage and says what is left: on SIGUSR2, so that the engine itself knows nothing of it. */
const tellMemory = `process.on('SIGUSR2', () => {
  gc(); gc();
  process.stderr.write('memory ' + JSON.stringify(process.memoryUsage()) + '\\n');
});`;

/** Bytes after a forced collection. */
export interface MemorySample {
  readonly at: number;
  readonly rss: number;
  /** Objects and what they hold outside the heap. */
  readonly held: number;
}

interface Usage {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

export interface Stopped {
  readonly code: number | null;
  readonly milliseconds: number;
}

/** The built engine in a process of its own, whose memory can be asked for. */
export class MeasuredEngine {
  readonly memory: MemorySample[] = [];
  output = '';
  url = '';
  readonly exit: Promise<number | null>;
  #line = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => this.#read(chunk.toString()));
    this.exit = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  static async start(databaseUrl: string, dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<MeasuredEngine> {
    const preload = `data:text/javascript,${encodeURIComponent(tellMemory)}`;
    const child = spawn(process.execPath, ['--expose-gc', '--import', preload, main], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ PATH: process.env['PATH'], DATABASE_URL: databaseUrl, RELEVO_DATA_DIR: dataDir, RELEVO_DEMO: 'accounts' },
        ...{ HOST: '127.0.0.1', PORT: '0', ...env },
      },
    });
    const engine = new MeasuredEngine(child);
    engine.url = await engine.#announced();
    return engine;
  }

  /** Its answer comes when its event loop gets to it. */
  measure(): void {
    this.child.kill('SIGUSR2');
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** SIGTERM, until it has ended. */
  async stop(): Promise<Stopped> {
    const began = performance.now();
    this.child.kill('SIGTERM');
    const code = await this.exit;
    return { code, milliseconds: performance.now() - began };
  }

  #announced(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = /Desk\s+(http:\/\/\S+?)\/?\s/.exec(this.output);
        if (found?.[1]) resolve(found[1]);
      };
      this.child.stdout?.on('data', look);
      void this.exit.then((code) => reject(new Error(`The engine ended with ${String(code)}: ${this.output}`)));
    });
  }

  #read(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('memory ')) this.#sampled(JSON.parse(line.slice('memory '.length)) as Usage);
      else this.output += `${line}\n`;
    }
  }

  #sampled({ rss, heapUsed, external }: Usage): void {
    this.memory.push({ at: performance.now(), rss, held: heapUsed + external });
  }
}
