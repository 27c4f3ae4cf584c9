import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineProcess } from './engine-process.js';

export const pick = <T>(from: readonly T[]): T => {
  const found = from[Math.floor(Math.random() * from.length)];
  if (found === undefined) throw new Error('Expected something to pick from, but there is nothing.');
  return found;
};

/** Several engine processes on one database; those that were killed come back. */
export class Engines {
  private readonly engines: EngineProcess[] = [];
  private readonly coming = new Set<Promise<void>>();
  /** Engines that did not come back: each is a finding. */
  readonly failures: string[] = [];

  private constructor(
    private readonly databaseUrl: string,
    private readonly dataDir: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(count: number, databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<Engines> {
    const dataDir = await mkdtemp(join(process.env['RELEVO_TEST_RUN'] ?? tmpdir(), 'engines-'));
    const engines = new Engines(databaseUrl, dataDir, env);
    await Promise.all(Array.from({ length: count }, () => engines.add()));
    return engines;
  }

  get living(): readonly EngineProcess[] {
    return this.engines.filter(({ alive }) => alive);
  }

  /** Engines that ended although nobody killed them, with the last that each said. */
  get crashed(): readonly string[] {
    return this.engines
      .filter(({ alive }) => !alive)
      .map(({ output }) => `an engine ended by itself: ${output.slice(-3_000)}`);
  }

  /** Of whichever lives; waits while none does. */
  async anyUrl(): Promise<string> {
    while (this.living.length === 0 && this.coming.size > 0) await pause(20);
    if (this.living.length === 0) throw new Error(`Expected an engine that lives: ${this.crashed.join('\n')}`);
    return pick(this.living).url;
  }

  urls(): readonly string[] {
    return this.living.map(({ url }) => url);
  }

  /** `kill -9` of one of at least two that live; another takes its place meanwhile. */
  async killOne(): Promise<void> {
    while (this.living.length < 2) await Promise.race(this.coming);
    const victim = pick(this.living);
    await victim.kill();
    this.engines.splice(this.engines.indexOf(victim), 1);
    this.restart();
  }

  /** Until as many live as there should be. */
  async complete(count: number): Promise<void> {
    await Promise.all(this.coming);
    if (this.living.length !== count) throw new Error(`Expected ${count} engines: ${this.failures.join('\n')}`);
  }

  /** All of them, at once. */
  async end(): Promise<void> {
    await Promise.all(this.coming);
    await Promise.all(this.engines.map((engine) => engine.kill()));
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private restart(): void {
    const coming = this.add().then(
      () => void this.coming.delete(coming),
      (error: unknown) => {
        this.coming.delete(coming);
        this.failures.push(`an engine did not start again: ${String(error)}`);
      },
    );
    this.coming.add(coming);
  }

  private async add(): Promise<void> {
    this.engines.push(await EngineProcess.start(this.databaseUrl, this.dataDir, this.env));
  }
}
