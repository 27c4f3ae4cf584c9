import type { EngineSettings } from './config/engine-config.js';
import { readEnvironment } from './config/environment.js';
import { StartRefusal } from './config/start-refusal.js';
import type { Engine } from './engine.js';
import { requireFreePort } from './http/port.js';
import { type EmbeddedServer, useEmbeddedServer } from './postgres/embedded-server.js';
import { requireOutsideServer } from './postgres/outside-server.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The phases of a stop have bounds that stay below this (stopping/stop-engine.ts); a database that hangs has none. */
const longestStop = 9_800;

/** Ctrl-C in a terminal reaches npm and the engine, and npm passes it on: what comes this soon after is the same. */
const sameSignalMilliseconds = 1_000;

const findDatabase = async (settings: EngineSettings): Promise<EmbeddedServer | null> => {
  if (settings.databaseUrl === null) return useEmbeddedServer(settings.dataDir, settings.backupDir ?? null);
  await requireOutsideServer(settings.databaseUrl);
  return null;
};

/** One start and its stop; a signal may come at any moment of it. */
class Installation {
  private server: Promise<EmbeddedServer | null> = Promise.resolve(null);
  private engine: Engine | null = null;
  private stopping = false;

  constructor(private readonly settings: EngineSettings) {}

  /** Answers null where a signal came first. */
  async start(): Promise<Engine | null> {
    try {
      await requireFreePort(this.settings);
      this.server = findDatabase(this.settings);
      // Loading the engine's code takes as long as starting the server, and a refusal needs neither.
      const code = import('./engine.js');
      code.catch(() => undefined);
      const server = await this.server;
      for (const note of server?.notes ?? []) say(note);
      const databaseUrl = this.settings.databaseUrl ?? server?.url ?? '';
      const { createEngine } = await code;
      if (!this.stopping) this.engine = await createEngine({ ...this.settings, databaseUrl }, { say });
      return this.stopping ? null : this.engine;
    } catch (error) {
      if (this.stopping) return null;
      await this.leaveServer();
      throw error;
    }
  }

  /** The server stops last, after the pools (design §5). */
  async stop(): Promise<void> {
    this.stopping = true;
    say('Stopping …');
    await this.engine?.close();
    await this.leaveServer();
    say('Stopped.');
  }

  private async leaveServer(): Promise<void> {
    const server = await this.server.catch(() => null);
    await server?.leave();
  }
}

const announce = (engine: Engine, { demo, publicUrl }: EngineSettings): void => {
  const url = publicUrl ?? engine.url;
  say('');
  say('Relevo is ready.');
  say(`  Desk      ${url}/`);
  say(`  Modeler   ${url}/modeler`);
  say(`  API       ${url}/openapi.json`);
  if (demo !== 'off') {
    say('  Accounts  requester, agent, supervisor, process-owner, auditor, manager, administrator, worker');
    say('            and demo with every role; the password is the name');
  }
  say('  Ctrl-C stops it; the data stay.');
};

const fail = (error: unknown): never => {
  const text = error instanceof StartRefusal ? error.message : `Relevo failed: ${(error as Error).stack}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
};

/** The first signal stops cleanly; a later one ends at once, and the next start takes the database over. */
const stopOnSignal = (installation: Installation): void => {
  let firstAt = 0;
  const onSignal = (): void => {
    if (firstAt && Date.now() - firstAt < sameSignalMilliseconds) return;
    if (firstAt) process.exit(130);
    firstAt = Date.now();
    setTimeout(
      () => fail(new StartRefusal('Expected the engine to stop within 10 seconds, but it did not: it is ended.')),
      longestStop,
    ).unref();
    installation.stop().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
};

const main = async (): Promise<void> => {
  const settings = readEnvironment(process.env);
  const installation = new Installation(settings);
  stopOnSignal(installation);
  const engine = await installation.start();
  if (engine) announce(engine, settings);
};

await main().catch(fail);
