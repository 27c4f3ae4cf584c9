import { type CaseState, emptyCase, type Instant, type Key, mergeCase, valueFields } from '@relevo/bpmn-kernel';
import { FIRST_HASH, monthOf, sealRecord, type SealedRecord } from '../history/record.js';
import type { ValueFields } from '../history/sealing.js';
import { type TicketState, ticketValueFields } from '../tickets/ticket-state.js';
import { type CaseDelta, caseDelta } from './case-delta.js';
import type { CommittedCase } from './case-loading.js';
import type { CaseHead } from './case-rows.js';
import type { CaseChange, CaseCommand } from './executor.js';
import type { CommandWorkspace } from './workspace.js';

const caseValueFields: ValueFields = { ...valueFields, ...ticketValueFields };

/** A case before its first command. */
export const unopenedCase = (caseKey: Key, now: Instant): CommittedCase => ({
  caseKey,
  sequence: 0,
  openedAt: now,
  openedMonth: monthOf(now),
  headHash: FIRST_HASH,
  state: emptyCase(caseKey),
  ticket: null,
});

/** A locked case and what the group's commands have made of it so far; the committed one stays untouched below. */
export class LiveCase {
  readonly changes: CaseChange[] = [];
  readonly records: SealedRecord[] = [];
  state: CaseState;
  ticket: TicketState | null;
  #sequence: number;
  #headHash: Buffer;

  constructor(
    readonly committed: CommittedCase,
    readonly opens: boolean,
  ) {
    this.state = committed.state;
    this.ticket = committed.ticket;
    this.#sequence = committed.sequence;
    this.#headHash = committed.headHash;
  }

  get caseKey(): Key {
    return this.committed.caseKey;
  }

  /** In the database, or by an earlier command of this group. */
  get exists(): boolean {
    return !this.opens || this.changed;
  }

  get changed(): boolean {
    return this.changes.length > 0;
  }

  /** Takes over what a command did; one that did nothing leaves no record. */
  accept({ name, actor }: Pick<CaseCommand<unknown>, 'name' | 'actor'>, workspace: CommandWorkspace): void {
    const { events, state, ticket, now: at } = workspace;
    if (events.length === 0) return;
    const sequence = this.#sequence + 1;
    const record = sealRecord({
      stream: `case:${this.caseKey}`,
      sequence,
      at,
      actor,
      command: name,
      definitionKey: definitionOf(events, state),
      events,
      valueFields: caseValueFields,
      previousHash: this.#headHash,
      openedMonth: this.committed.openedMonth,
    });
    const before = { ticket: this.ticket, state: this.state };
    this.changes.push({ caseKey: this.caseKey, sequence, at, actor, command: name, events, before, state, ticket });
    this.records.push(record);
    this.state = state;
    this.ticket = ticket;
    this.#sequence = sequence;
    this.#headHash = record.hash;
  }

  delta(): CaseDelta {
    return caseDelta(this.committed.state, this.state, this.changes);
  }

  head(): CaseHead {
    const { caseKey, openedAt, openedMonth } = this.committed;
    const instances = [...this.state.instances.values()];
    const live = instances.some(({ endedAt }) => endedAt === null);
    return {
      caseKey,
      opens: this.opens,
      sequence: this.#sequence,
      entered: this.state.entered,
      openedAt,
      openedMonth,
      headHash: this.#headHash,
      hasTicket: this.ticket !== null,
      endedAt: live || instances.length === 0 ? null : Math.max(...instances.map(({ endedAt }) => endedAt ?? 0)),
    };
  }

  /** After COMMIT: from now on the case is what the commands made of it. */
  commit(): CommittedCase {
    const { caseKey, openedAt, openedMonth } = this.committed;
    return {
      ...{ caseKey, openedAt, openedMonth, sequence: this.#sequence, headHash: this.#headHash },
      state: mergeCase(this.state),
      ticket: this.ticket,
    };
  }
}

/** Of the process instance that the command's first event is about: the diagram in force. */
const definitionOf = (events: readonly { readonly type: string }[], state: CaseState): string | null => {
  for (const event of events) {
    if (!('processInstanceKey' in event)) continue;
    const instance = state.instances.get(event.processInstanceKey as Key);
    if (instance) return instance.definitionKey;
  }
  return null;
};
