import type { Actor } from '../access/identity.js';
import type { Transaction } from '../database/database.js';
import { insertRecords } from '../history/record-rows.js';
import { sealRecord } from '../history/record.js';
import { erase, packRemaining, unpackValues } from '../history/packing/packed-values.js';
import { type TicketEvent, ticketValueFields } from '../tickets/ticket-state.js';
import type { FoundCase } from './found-case.js';

const GROUP = 500;

/** Values and salts go, commitments stay: the chain holds as before. Answers how many values there were. */
export const eraseHistory = async (
  tx: Transaction,
  { root_key, opened_month }: Pick<FoundCase, 'root_key' | 'opened_month'>,
): Promise<number> => {
  let [after, erased] = [0, 0];
  for (;;) {
    const rows = await tx.query<{ sequence: number; values: Buffer }>(
      `SELECT sequence, "values" FROM history_record
       WHERE stream_key = $1 AND opened_month = $2 AND sequence > $3 AND "values" IS NOT NULL
       ORDER BY sequence LIMIT ${GROUP}`,
      [root_key, opened_month, after],
    );
    const last = rows.at(-1);
    if (!last) return erased;
    const opened = rows.map(({ values }) => unpackValues(values));
    await tx.query(
      `UPDATE history_record AS r SET "values" = e."values"
       FROM unnest($3::integer[], $4::bytea[]) AS e (sequence, "values")
       WHERE r.stream_key = $1 AND r.opened_month = $2 AND r.sequence = e.sequence`,
      [
        ...[root_key, opened_month, rows.map(({ sequence }) => sequence)],
        opened.map((values) => packRemaining(values.map(erase))),
      ],
    );
    erased += opened.flat().filter(({ kept }) => kept !== null).length;
    after = last.sequence;
  }
};

/** The last record of the case's own stream says who erased it, when and why. */
export const recordErasure = async (
  tx: Transaction,
  found: FoundCase,
  { actor, at, values, reason }: { actor: Actor; at: number; values: number; reason: string },
): Promise<void> => {
  const event: TicketEvent = { type: 'ValuesErased', values, reason };
  const sealed = sealRecord({
    stream: `case:${found.root_key}`,
    sequence: Number(found.sequence) + 1,
    at,
    actor,
    command: 'EraseValues',
    definitionKey: null,
    events: [event],
    valueFields: ticketValueFields,
    previousHash: found.head_hash,
    openedMonth: found.opened_month,
  });
  const { text, values: bound } = insertRecords([sealed]);
  await tx.query(text, bound);
  await tx.query('UPDATE case_instance SET sequence = $2, head_hash = $3, erased_at = $4 WHERE root_key = $1', [
    ...[found.root_key, sealed.sequence, sealed.hash, at],
  ]);
};
