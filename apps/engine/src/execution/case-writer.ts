import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { insertRecords } from '../history/record-rows.js';
import { MessageExchange } from '../messages/message-exchange.js';
import { ThrownSignals } from '../signals/thrown-signals.js';
import { writeDeltas, writeHeads } from './case-rows.js';
import { CASE_PROJECTIONS, type CaseProjection, type Statement } from './executor.js';
import type { LiveCase } from './live-case.js';

/** Saves and projects what a group of commands did, by bulk statements, in their transaction. */
@Injectable()
export class CaseWriter {
  constructor(
    private readonly messages: MessageExchange,
    private readonly signals: ThrownSignals,
    @Optional() @Inject(CASE_PROJECTIONS) private readonly projections: readonly CaseProjection[] = [],
  ) {}

  /** Answers how many deliveries wait now: messages that found somebody, and whoever waited for a thrown signal. */
  async write(tx: Transaction, cases: readonly LiveCase[], also: readonly Statement[]): Promise<number> {
    const changes = cases.flatMap((live) => live.changes);
    await this.messages.lock(tx, changes);
    await runAll(tx, this.#save(cases));
    await runAll(
      tx,
      changes.flatMap((change) => this.projections.flatMap((projection) => projection.project(change))),
    );
    await runAll(tx, also);
    return (await this.messages.exchange(tx, changes)) + (await this.signals.exchange(tx, changes));
  }

  #save(cases: readonly LiveCase[]): readonly Statement[] {
    if (cases.length === 0) return [];
    return [
      ...writeHeads(cases.map((live) => live.head())),
      ...writeDeltas(cases.map((live) => ({ caseKey: live.caseKey, delta: live.delta() }))),
      ...insertRecords(cases.flatMap((live) => live.records)),
    ];
  }
}

const runAll = async (tx: Transaction, statements: readonly Statement[]): Promise<void> => {
  for (const { text, values } of statements) await tx.query(text, values);
};
