import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';

/** `clock` in ASCII: a transaction-level lock, so it is free again when the engine that holds it is killed. */
const LOCK = '426970309483';
const ALONE = `SELECT pg_advisory_xact_lock(${LOCK})`;
const BESIDE = `SELECT pg_try_advisory_xact_lock_shared(${LOCK}) AS free`;

/** Milliseconds of wall time. */
const PATIENCE = 60_000;
const LOCK_TIMEOUT = '55P03';

/** Throws where the gate is no longer ours: the connection that holds it was cut. */
export type StillHeld = () => Promise<unknown>;

/**
 * Between a move of the clock and what engines do by themselves when something comes due: while one engine moves the
 * clock, the others fire no timer and work no internal job, so everything happens at its own time and in order.
 */
@Injectable()
export class ClockGate {
  #moving = 0;

  constructor(private readonly database: Database) {}

  /** One move at a time in the whole installation, when what the others had begun is over. */
  alone<T>(move: (held: StillHeld) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('lock_timeout', '${PATIENCE}ms', true)`);
      await tx.query(ALONE).catch((error: unknown) => {
        throw codeOf(error) === LOCK_TIMEOUT ? beingMoved() : error;
      });
      this.#moving += 1;
      try {
        return await move(() => tx.query('SELECT 1'));
      } finally {
        this.#moving -= 1;
      }
    });
  }

  /** Work that belongs to the move where this engine makes it; `moved`: another one does, nothing was done. */
  async beside<T>(work: () => Promise<T>): Promise<T | 'moved'> {
    if (this.#moving > 0) return work();
    let done: { readonly answer: T } | null = null;
    try {
      await this.database.transaction(async (tx) => {
        const [lock] = await tx.query<{ free: boolean }>(BESIDE);
        if (lock?.free) done = { answer: await work() };
      });
    } catch (error) {
      // The lock's connection may break after the work, which has transactions of its own.
      if (!done) throw error;
    }
    return (done as { readonly answer: T } | null)?.answer ?? 'moved';
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const beingMoved = (): EngineError =>
  new EngineError(
    'not-ready',
    'Expected to move the clock within a minute, but another engine is moving it still. Try again when it has answered.',
    { retryAfterSeconds: 10 },
  );
