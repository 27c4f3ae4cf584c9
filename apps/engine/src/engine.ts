import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { type LogLevel, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { EngineConfig } from './config/engine-config.js';
import { migrate } from './database/migrate.js';
import { browserApps } from './http/browser-apps.js';
import { jsonBody } from './http/json-body.js';
import { serveOpenApi } from './http/open-api.js';
import { portTaken } from './http/port.js';
import { checkRequestText } from './http/request-text.js';
import { securityHeaders } from './http/security-headers.js';
import { StartUp } from './start-up/start-up.js';

const graceMilliseconds = 3_000;
const quiet: readonly LogLevel[] = ['warn', 'error'];

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
  readonly logLevels?: readonly LogLevel[];
}

const wire = (app: NestExpressApplication, config: EngineConfig): void => {
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(securityHeaders(config.publicUrl));
  app.use(browserApps());
  app.use(...jsonBody());
  app.use(checkRequestText);
  serveOpenApi(app);
};

const listen = async (app: NestExpressApplication, { port, host }: EngineConfig): Promise<number> => {
  try {
    const server = await app.listen(port, host);
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw portTaken({ host, port });
    throw error;
  }
};

const close = async (app: NestExpressApplication): Promise<void> => {
  const server = app.getHttpServer() as { close(): void; closeAllConnections(): void };
  // First of all nobody new: what is under way could not be awaited while more of it comes.
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
};

/** What the steps of the start say is for the person at the terminal; what Nest says of itself is not. */
const prepare = async (app: NestExpressApplication, logLevels: EngineOptions['logLevels']): Promise<void> => {
  Logger.overrideLogger([...(logLevels ?? (['log', 'warn', 'error'] as const))]);
  await app.get(StartUp).run();
  Logger.overrideLogger([...(logLevels ?? quiet)]);
};

const open = async (
  app: NestExpressApplication,
  config: EngineConfig,
  { logLevels }: EngineOptions,
): Promise<Engine> => {
  wire(app, config);
  await app.init();
  await prepare(app, logLevels);
  const port = await listen(app, config);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    port,
    get: (token) => app.get(token, { strict: false }),
    close: () => close(app),
  };
};

/** Migrates, prepares the installation, then opens the port. Several may run on one database. */
export const createEngine = async (config: EngineConfig, options: EngineOptions = {}): Promise<Engine> => {
  await migrate(config.databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    bodyParser: false,
    abortOnError: false,
    logger: [...(options.logLevels ?? quiet)],
  });
  try {
    return await open(app, config, options);
  } catch (error) {
    await close(app).catch(() => undefined);
    throw error;
  }
};
