import type { Actor } from '../access/identity.js';
import type { Transaction } from '../database/database.js';
import type { History, HistoryEvent } from '../history/history.js';

/** Why somebody did it is a value; what it was about are numbers and keys. */
const valueFields = { LegalHoldSet: ['reason'], LegalHoldLifted: ['reason'], CaseValuesErased: ['reason'] };

export interface AdministrationAct {
  readonly actor: Actor;
  readonly command: string;
  readonly at: number;
  readonly events: readonly HistoryEvent[];
}

/** What was kept, erased or removed stands in the administration's stream; answers the record's sequence. */
export const recordAct = (history: History, tx: Transaction, act: AdministrationAct): Promise<number> =>
  history.append(tx, { stream: 'administration', ...act, valueFields });
