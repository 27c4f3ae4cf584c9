import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { EngineConfig } from './config/engine-config.js';
import { defaultOperation, type LogLevel } from './config/operation-settings.js';
import { migrate } from './database/migrate.js';
import { browserApps } from './http/browser-apps.js';
import { GroupedRoutes } from './http/grouped-routes.js';
import { jsonBody } from './http/json-body.js';
import { serveOpenApi } from './http/open-api.js';
import { portTaken } from './http/port.js';
import { checkRequestText } from './http/request-text.js';
import { securityHeaders } from './http/security-headers.js';
import { createLog, type LogDestination, newEngineId } from './logs/log.js';
import { NestLog } from './logs/nest-log.js';
import { serveMetrics } from './metrics/serve-metrics.js';
import { RequestScope } from './requests/request-scope.js';
import { StartUp } from './start-up/start-up.js';
import { stopEngine } from './stopping/stop-engine.js';

export interface Engine {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** A provider of the engine: for start-up and tests, never for features. */
  get<T>(token: abstract new (...args: never[]) => T): T;
  /** Ends requests, background work and pools; the database server stays. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Instead of the settings' own. */
  readonly logLevel?: LogLevel;
  /** Where the log goes; absent: standard error. */
  readonly logTo?: LogDestination;
  /** What the steps of the start say is for the person at the terminal. */
  readonly say?: (line: string) => void;
}

const wire = (app: NestExpressApplication, config: EngineConfig): void => {
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(securityHeaders(config.publicUrl));
  app.use(browserApps());
  app.use(app.get(RequestScope).begin);
  app.use(...jsonBody());
  app.use(checkRequestText);
  serveOpenApi(app);
  serveMetrics(app);
};

/** Connections that wait to be accepted while the event loop is busy; the system's own bound may be lower. */
const backlog = 4_096;
/** Milliseconds; longer than load balancers keep theirs, so that none sends into a connection that is being closed. */
const keepAlive = 65_000;

interface Listening {
  listen(port: number, host: string, backlog: number): Promise<Server>;
}

const listen = async (app: NestExpressApplication, { port, host, operation }: EngineConfig): Promise<number> => {
  try {
    const server = await (app as unknown as Listening).listen(port, host, backlog);
    server.maxConnections = (operation ?? defaultOperation).load.connections;
    server.keepAliveTimeout = keepAlive;
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw portTaken({ host, port });
    throw error;
  }
};

const open = async (app: NestExpressApplication, config: EngineConfig): Promise<Engine> => {
  wire(app, config);
  await app.init();
  await app.get(StartUp).run();
  const port = await listen(app, config);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    port,
    get: (token) => app.get(token, { strict: false }),
    close: () => stopEngine(app),
  };
};

/** Migrates, prepares the installation, then opens the port. Several may run on one database. */
export const createEngine = async (config: EngineConfig, options: EngineOptions = {}): Promise<Engine> => {
  await migrate(config.databaseUrl);
  const engine = newEngineId();
  const level = options.logLevel ?? (config.operation ?? defaultOperation).logLevel;
  const log = createLog({ level, engine }, options.logTo);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config, log, engine),
    new GroupedRoutes(),
    {
      bodyParser: false,
      abortOnError: false,
      logger: new NestLog(log, options.say),
    },
  );
  try {
    return await open(app, config);
  } catch (error) {
    await stopEngine(app).catch(() => undefined);
    throw error;
  }
};
