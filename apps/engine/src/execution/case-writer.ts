import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { insertRecords } from '../history/record-rows.js';
import { countRows, MessageExchange } from '../messages/message-exchange.js';
import { writeDeltas, writeHeads } from './case-rows.js';
import { CASE_PROJECTIONS, type CaseProjection, type Statement } from './executor.js';
import type { LiveCase } from './live-case.js';

/** Saves and projects what a group of commands did, by bulk statements, in their transaction. */
@Injectable()
export class CaseWriter {
  constructor(
    private readonly messages: MessageExchange,
    @Optional() @Inject(CASE_PROJECTIONS) private readonly projections: readonly CaseProjection[] = [],
  ) {}

  /**
   * Everything in one flight with COMMIT, unless something was thrown: who takes that is asked in between. Answers how
   * many deliveries wait now: messages that found somebody, and whoever waited for a thrown signal.
   */
  async commit(tx: Transaction, cases: readonly LiveCase[], also: readonly Statement[]): Promise<number> {
    const changes = cases.flatMap((live) => live.changes);
    const rows = [
      ...this.messages.locks(changes),
      ...save(cases),
      ...this.projections.flatMap((projection) => projection.project(changes)),
      ...also,
    ];
    const matches = this.messages.matches(changes);
    if (matches) return countRows((await tx.commit([...rows, ...matches])).slice(rows.length));
    await tx.queryAll(rows);
    const deliveries = await this.messages.exchange(tx, changes);
    await tx.commit();
    return deliveries;
  }
}

const save = (cases: readonly LiveCase[]): readonly Statement[] => {
  if (cases.length === 0) return [];
  return [
    ...writeHeads(cases.map((live) => live.head())),
    ...writeDeltas(cases.map((live) => ({ caseKey: live.caseKey, delta: live.delta() }))),
    insertRecords(cases.flatMap((live) => live.records)),
  ];
};
