import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineConfig } from '../../apps/engine/src/config/engine-config.js';
import { createEngine, type Engine } from '../../apps/engine/src/engine.js';
import type { LogDestination } from '../../apps/engine/src/logs/log.js';
import { basic, HttpClient } from './http-client.js';
import { type FreshDatabase, freshDatabase } from './postgres.js';

export interface TestEngineOptions extends Partial<EngineConfig> {
  /** Makes the engine's log visible. */
  readonly verbose?: boolean;
  /** Everything down to `debug` goes there. */
  readonly logTo?: LogDestination;
  /** The test provokes errors: they are not shown. */
  readonly silent?: boolean;
}

export interface TestEngine {
  readonly url: string;
  readonly engine: Engine;
  readonly databaseUrl: string;
  /** Nobody is signed in. */
  readonly anonymous: HttpClient;
  /** With Basic; a demo account's password is its name. */
  as(user: string, password?: string): HttpClient;
  /** Stops it and starts another on the same database. */
  restart(options?: TestEngineOptions): Promise<TestEngine>;
  /** Stops it; its database goes too, unless it was given. */
  close(): Promise<void>;
}

const settings = (databaseUrl: string, dataDir: string, options: Partial<EngineConfig>): EngineConfig => ({
  port: 0,
  host: '127.0.0.1',
  databaseListenUrl: null,
  clock: 'controllable',
  demo: 'accounts',
  publicUrl: null,
  production: false,
  ...options,
  dataDir,
  databaseUrl,
});

const running = async (options: TestEngineOptions, database: FreshDatabase, dataDir: string): Promise<TestEngine> => {
  const { verbose = false, silent = false, logTo, ...config } = options;
  const quiet = silent ? 'fatal' : 'error';
  const engine = await createEngine(settings(database.url, dataDir, config), {
    logLevel: verbose || logTo ? 'debug' : quiet,
    ...(logTo && { logTo }),
  });
  const anonymous = new HttpClient(engine.url);
  return {
    url: engine.url,
    engine,
    databaseUrl: database.url,
    anonymous,
    as: (user, password) => anonymous.with(basic(user, password)),
    restart: async (changed = {}) => {
      await engine.close();
      return running({ ...options, ...changed }, database, dataDir);
    },
    close: async () => {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
};

/** An engine in this process, on a free port and a fresh database unless one is given: demo accounts, controllable clock. */
export const startEngine = async (options: TestEngineOptions = {}): Promise<TestEngine> => {
  const dataDir = options.dataDir ?? (await mkdtemp(join(process.env['RELEVO_TEST_RUN'] ?? tmpdir(), 'data-')));
  const given = options.databaseUrl;
  const database = given ? { url: given, drop: () => Promise.resolve() } : await freshDatabase({ migrated: true });
  return running(options, database, dataDir);
};
