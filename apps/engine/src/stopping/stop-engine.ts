import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as pause } from 'node:timers/promises';
import { RequestGate } from '../admission/request-gate.js';
import { EngineConfig } from '../config/engine-config.js';
import { defaultOperation } from '../config/operation-settings.js';
import { Stopping } from './stopping.js';
import { within } from './within.js';

/** Milliseconds of each phase; with the embedded server's own stop they stay below 10 seconds together. */
const answering = 3_500;
const finishing = 4_500;
/** Of the second phase: who still has not got an answer is cut off. */
const cuttingAfter = 2_000;

interface HttpServer {
  close(): void;
  closeIdleConnections(): void;
  closeAllConnections(): void;
}

/**
 * Readiness says no first, and new requests are refused; what has been taken in is answered; then the port closes, the
 * engine's own work ends, the pools close. Each phase has its bound: what does not end in time is cut, and nothing is
 * half-done, because every command is one transaction.
 */
export const stopEngine = async (app: NestExpressApplication): Promise<void> => {
  const logger = new Logger('Stop');
  const server = app.getHttpServer() as HttpServer;
  const { stopNotice } = app.get(EngineConfig).operation ?? defaultOperation;
  app.get(Stopping).begin();
  if (stopNotice > 0) await pause(stopNotice);
  if (!(await within(answering - stopNotice, app.get(RequestGate).empty())))
    logger.warn('Some requests are not answered yet, and will be cut off');
  server.close();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), cuttingAfter);
  try {
    if (!(await within(finishing, app.close())))
      logger.warn('Some work of the engine did not end in time, and is left');
  } finally {
    clearTimeout(cut);
  }
};
