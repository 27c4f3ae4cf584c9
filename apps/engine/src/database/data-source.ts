import type pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations.js';

export interface DatabaseOptions {
  readonly url: string;
  /** A connection that no pooler shares, for NOTIFY and LISTEN; `url` unless said. */
  readonly listenUrl?: string;
  /** Connections of this engine process; 10 unless said. */
  readonly poolSize?: number;
  /** Milliseconds after which a connection that nobody uses is closed; 0: never. 10,000 unless said. */
  readonly idleTimeout?: number;
}

/**
 * A pooled connection that nobody uses just now, or nobody listens to, must not end the process when the server cuts it:
 * whoever sends by it next is told, and the pool takes no broken one back.
 */
const outliveCut = (client: pg.Client): void => void client.on('error', () => undefined);

/** The tables come from migrations alone: `synchronize` is never on. */
export const createDataSource = ({ url, poolSize = 10, idleTimeout = 10_000 }: DatabaseOptions): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    applicationName: 'relevo',
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize,
    extra: {
      connectionTimeoutMillis: 30_000,
      idleTimeoutMillis: idleTimeout,
      keepAlive: true,
      pipeline: true,
      onConnect: outliveCut,
    },
  });
