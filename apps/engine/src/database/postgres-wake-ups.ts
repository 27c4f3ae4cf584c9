import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { DatabaseOptions } from './data-source.js';
import { isRefusal } from './refusal.js';
import { WakeUps } from './wake-ups.js';

export const DATABASE_OPTIONS = Symbol('DATABASE_OPTIONS');

const CHANNEL = 'relevo';
const RECONNECT_AFTER = 1_000;
/** NOTIFY takes less than 8,000. */
const BATCH_BYTES = 7_000;

/** Hints that wait for the connection; beyond it they are dropped, which hints may be: whoever listens also looks by itself. */
const MOST_WAITING = 10_000;

type Hint = readonly [channel: string, payload: string];

/**
 * One connection that both listens and notifies; lost, it is opened again. What this engine says it hears without
 * PostgreSQL, with or without that connection.
 */
@Injectable()
export class PostgresWakeUps extends WakeUps implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(PostgresWakeUps.name);
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  readonly #gapListeners = new Set<() => void>();
  /** Of this moment, by their text. */
  #said = new Map<string, Hint>();
  /** Texts on their way to the other engines. */
  readonly #leaving = new Set<string>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #missed = false;
  #sending = false;
  #closed = false;

  constructor(@Inject(DATABASE_OPTIONS) private readonly options: DatabaseOptions) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  notify(channel: string, payload: string): void {
    const hint = [channel, payload] as const;
    if (this.#said.size === 0) setImmediate(() => this.#spread());
    this.#said.set(JSON.stringify(hint), hint);
  }

  listen(channel: string, listener: (payload: string) => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener);
    return () => void this.#gapListeners.delete(listener);
  }

  #spread(): void {
    const said = this.#said;
    this.#said = new Map();
    for (const text of said.keys()) if (this.#leaving.size < MOST_WAITING) this.#leaving.add(text);
    void this.#sendAll();
    for (const hint of said.values()) this.#tell(hint);
  }

  /** What comes while one batch is under way goes with the next; what comes without a connection, with the next one. */
  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let client = this.#client; client && this.#leaving.size > 0; client = this.#client) {
      const batch = firstBatch(this.#leaving);
      for (const text of batch) this.#leaving.delete(text);
      await this.#send(client, batch);
    }
    this.#sending = false;
  }

  /** A batch that was cut off may have been heard, and is said again; one that PostgreSQL refused would be again. */
  async #send(client: pg.Client, batch: readonly string[]): Promise<void> {
    try {
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, `[${batch.join(',')}]`]);
    } catch (error) {
      if (!isRefusal(error)) for (const text of batch) this.#leaving.add(text);
      this.#lost(client, error);
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.listenUrl ?? this.options.url,
      application_name: 'relevo wake-ups',
    });
    client.on('error', (error) => this.#lost(client, error));
    try {
      await client.connect();
      const pid = await pidOf(client);
      client.on('notification', ({ processId, payload }) => {
        if (processId !== pid) this.#receive(payload ?? '[]');
      });
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      return this.#lost(client, error);
    }
    if (this.#closed) return void client.end().catch(() => undefined);
    this.#client = client;
    void this.#sendAll();
    if (!this.#missed) return;
    this.#missed = false;
    for (const listener of this.#gapListeners) this.#safely(listener);
  }

  #lost(client: pg.Client, error: unknown): void {
    const another = this.#client !== null && this.#client !== client;
    if (this.#closed || this.#retry || another) return;
    this.#missed = true;
    this.#logger.warn('The wake-up connection was lost; polling until it is back', error);
    this.#client = null;
    void client.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.#retry = null;
      if (!this.#closed) void this.#connect();
    }, RECONNECT_AFTER);
  }

  #receive(payload: string): void {
    this.#safely(() => {
      for (const hint of JSON.parse(payload) as Hint[]) this.#tell(hint);
    });
  }

  #tell([channel, payload]: Hint): void {
    for (const listener of this.#listeners.get(channel) ?? []) this.#safely(() => listener(payload));
  }

  /** A hint is never worth the process: here nobody above would catch what a listener throws. */
  #safely(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#logger.error('A listener failed on a wake-up', error);
    }
  }
}

/** What PostgreSQL calls this session: a pooler before it tells the client another number. */
const pidOf = async (client: pg.Client): Promise<number | undefined> => {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
};

/** As many as one notification takes, at least one. */
const firstBatch = (texts: Iterable<string>): readonly string[] => {
  const batch: string[] = [];
  let bytes = 0;
  for (const text of texts) {
    bytes += Buffer.byteLength(text) + 1;
    if (batch.length > 0 && bytes > BATCH_BYTES) break;
    batch.push(text);
  }
  return batch;
};
