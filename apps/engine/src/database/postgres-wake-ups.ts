import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import type { DatabaseOptions } from './data-source.js';
import { WakeUps } from './wake-ups.js';

export const DATABASE_OPTIONS = Symbol('DATABASE_OPTIONS');

const CHANNEL = 'relevo';
const RECONNECT_AFTER = 1_000;
/** NOTIFY takes less than 8,000 bytes. */
const BATCH_CHARACTERS = 3_500;

/** Hints that wait to be sent; beyond it they are dropped, which hints may be: whoever listens also looks by itself. */
const MOST_WAITING = 10_000;

type Hint = readonly [channel: string, payload: string];

/** One connection that both listens and notifies; lost, it is opened again. */
@Injectable()
export class PostgresWakeUps extends WakeUps implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(PostgresWakeUps.name);
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  readonly #gapListeners = new Set<() => void>();
  readonly #waiting = new Map<string, Hint>();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #missed = false;
  #scheduled = false;
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
    if (this.#waiting.size >= MOST_WAITING) return;
    const hint = [channel, payload] as const;
    this.#waiting.set(JSON.stringify(hint), hint);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => void this.#sendAll());
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

  /** What comes while one batch is under way goes with the next. */
  async #sendAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const hints = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const batch of batches(hints)) await this.#send(batch);
    }
    this.#scheduled = false;
  }

  async #send(batch: readonly Hint[]): Promise<void> {
    const client = this.#client;
    // Without a connection the others find it by looking; this engine is told at once.
    if (!client) return batch.forEach((hint) => this.#tell(hint));
    try {
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(batch)]);
    } catch (error) {
      this.#lost(client, error);
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.listenUrl ?? this.options.url,
      application_name: 'relevo wake-ups',
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('notification', ({ payload }) => this.#receive(payload ?? '[]'));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      return this.#lost(client, error);
    }
    if (this.#closed) return void client.end().catch(() => undefined);
    this.#client = client;
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

function* batches(hints: readonly Hint[]): Generator<readonly Hint[]> {
  let batch: Hint[] = [];
  let characters = 0;
  for (const hint of hints) {
    const size = hint[0].length + hint[1].length + 8;
    if (batch.length > 0 && characters + size > BATCH_CHARACTERS) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(hint);
    characters += size;
  }
  if (batch.length > 0) yield batch;
}
