import type { Key } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';
import { searchWords } from '../tickets/search-text.js';
import { erasedPerson, erasedText } from '../tickets/ticket-state.js';
import type { FoundCase } from './found-case.js';

/** What stands in tables beside the history and was written by people, or computed from it. */
const emptied: readonly string[] = [
  "UPDATE variable_scope SET variables = '{}' WHERE root_key = $1",
  'UPDATE job SET error_message = NULL WHERE root_key = $1',
  "UPDATE fault SET message = '' WHERE root_key = $1",
  "UPDATE decision_instance SET inputs = '[]', rules = '[]', result = NULL, failure = NULL WHERE root_key = $1",
  // That something was sent, or was not, is none of its words.
  `UPDATE outbox SET state = CASE state WHEN 'sent' THEN 'sent' ELSE 'discarded' END, texts = NULL, payload = NULL,
     sent_to = '{}', error = NULL WHERE root_key = $1`,
  'UPDATE tracking_link SET withdrawn_at = coalesce(withdrawn_at, $2) WHERE root_key = $1',
];

/** Of no use once the case has ended. */
const deleted: readonly string[] = [
  ...['task_draft', 'message_subscription', 'loop_item', 'compensation'].map(
    (table) => `DELETE FROM ${table} WHERE root_key = $1`,
  ),
  'DELETE FROM idempotency_key WHERE case_key = $1',
];

/** Clears every copy of a case's values outside its history; answers nothing. */
export const clearCopies = async (tx: Transaction, found: FoundCase, at: number): Promise<void> => {
  const caseKey: Key = found.root_key;
  for (const text of emptied) await tx.query(text, text.includes('$2') ? [caseKey, at] : [caseKey]);
  for (const text of deleted) await tx.query(text, [caseKey]);
  await tx.query('UPDATE ticket_comment SET text = $2, author = $3, author_name = $2 WHERE root_key = $1', [
    ...[caseKey, erasedText, erasedPerson],
  ]);
  if (found.number === null) return;
  const words = searchWords([found.number, found.number.replace(/-0+/, '-')]);
  await tx.query(
    `UPDATE ticket SET title = $2, description = '', requester_id = $3, requester_name = $2, requester_mail = NULL,
       category = NULL, resolution = NULL, sequence = sequence + 1 WHERE root_key = $1`,
    [caseKey, erasedText, erasedPerson],
  );
  await tx.query('UPDATE ticket_words SET words = array_to_tsvector($2::text[]) WHERE root_key = $1', [caseKey, words]);
};
