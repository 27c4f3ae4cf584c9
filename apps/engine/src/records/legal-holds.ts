import { Injectable } from '@nestjs/common';
import { actorOf, type Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { History } from '../history/history.js';
import { recordAct } from './administration-record.js';
import { type FoundCase, lockCase } from './found-case.js';
import { requireHold } from './record-rights.js';

interface HoldAct {
  /** A ticket's number or a case's key. */
  readonly reference: string;
  readonly reason: string;
  readonly command: string;
}

/** What is held is neither removed nor erased, until somebody lifts the hold. */
@Injectable()
export class LegalHolds {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  set(identity: Identity, reference: string, reason: string): Promise<void> {
    requireHold(identity);
    return this.#act(identity, { reference, reason, command: 'SetLegalHold' }, async (tx, found, at) => {
      const set = await tx.query(
        `INSERT INTO legal_hold (root_key, set_by, set_by_name, set_at, reason) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [found.root_key, identity.id, identity.name, at, reason],
      );
      if (set.length === 0) throw alreadyHeld(reference);
      return 'LegalHoldSet';
    });
  }

  lift(identity: Identity, reference: string, reason: string): Promise<void> {
    requireHold(identity);
    return this.#act(identity, { reference, reason, command: 'LiftLegalHold' }, async (tx, found) => {
      const lifted = await tx.query('DELETE FROM legal_hold WHERE root_key = $1 RETURNING 1', [found.root_key]);
      if (lifted.length === 0) throw notHeld(reference);
      return 'LegalHoldLifted';
    });
  }

  async #act(
    identity: Identity,
    { reference, reason, command }: HoldAct,
    change: (tx: Transaction, found: FoundCase, at: number) => Promise<string>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const found = await lockCase(tx, reference);
      const type = await change(tx, found, at);
      const events = [{ type, caseKey: found.root_key, number: found.number, reason }];
      await recordAct(this.history, tx, { actor: actorOf(identity), command, at, events });
    });
  }
}

const alreadyHeld = (reference: string): EngineError =>
  new EngineError(
    'wrong-state',
    `Expected a case without a legal hold, but ${reference} is held already. Lift that hold first to give another reason.`,
  );

const notHeld = (reference: string): EngineError =>
  new EngineError('wrong-state', `Expected a legal hold to lift, but ${reference} has none. Load the list again.`);
