import { Injectable } from '@nestjs/common';
import type { CaseState, Key } from '@relevo/bpmn-kernel';
import type { TicketState } from '../tickets/ticket-state.js';
import { CaseStore } from './case-store.js';

export interface ReadCase {
  readonly state: CaseState;
  readonly ticket: TicketState | null;
  /** Of its last record. */
  readonly sequence: number;
}

/** A case as it was last committed. Read what you need of it at once: the next command goes on from the same rows. */
@Injectable()
export class CaseReader {
  constructor(private readonly store: CaseStore) {}

  /** Null where there is no such case. */
  read(caseKey: Key): Promise<ReadCase | null> {
    return this.store.read(caseKey);
  }

  /** Many at once, where a statement has just answered their sequences. */
  readAt(sequences: ReadonlyMap<Key, number>): Promise<ReadonlyMap<Key, ReadCase>> {
    return this.store.readAt(sequences);
  }
}
