import { foldCase, type Key, type ProcessEvent } from '@relevo/bpmn-kernel';
import { Catalogue } from '../../../apps/engine/src/catalogue/catalogue.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { caseEvents } from '../../../apps/engine/src/tickets/case-story.js';
import { deriveTicket } from '../../../apps/engine/src/tickets/derive-ticket.js';
import {
  applyTicketEvent,
  ticketValueFields,
  type TicketEvent,
  type TicketState,
} from '../../../apps/engine/src/tickets/ticket-state.js';
import type { TestEngine } from '../../support/engine.js';

const isTicketEvent = (event: { readonly type: string }): event is TicketEvent =>
  Object.hasOwn(ticketValueFields, event.type);

/** A ticket's row as the records alone lead to it. */
export const foldedRow = async (engine: TestEngine['engine'], caseKey: Key) => {
  const records = await engine.get(HistoryReader).readStream(`case:${caseKey}`);
  const events = records.map((record) => ({ at: record.at, events: caseEvents(record) }));
  const ticket = events
    .flatMap((record) => record.events.filter(isTicketEvent))
    .reduce<TicketState | null>(applyTicketEvent, null);
  const state = foldCase(
    caseKey,
    events.map(({ at, events: all }) => ({
      at,
      events: all.filter((event): event is ProcessEvent => !isTicketEvent(event)),
    })),
  );
  const derived = deriveTicket(state, (key) => engine.get(Catalogue).definition(key)?.definition);
  const last = records.at(-1);
  return {
    ...{ number: ticket?.number, title: ticket?.title, description: ticket?.description },
    ...{ requester_id: ticket?.requesterId, requester_name: ticket?.requesterName },
    ...{ requester_mail: ticket?.requesterMail, process_instance_key: ticket?.processInstanceKey },
    ...{ status: derived.status, step: derived.step?.label ?? null, public_step: derived.publicStep },
    ...{ group_id: derived.groupId, holder_id: derived.holderId, priority: derived.priority },
    ...{ category: derived.category, resolution: derived.resolution, has_fault: derived.hasFault },
    ...{ due_at: text(derived.dueAt), closed_at: text(derived.closedAt) },
    ...{
      opened_at: text(ticket?.openedAt ?? null),
      updated_at: text(last?.at ?? null),
      sequence: text(last?.sequence ?? null),
    },
  };
};

const text = (value: number | null): string | null => (value === null ? null : String(value));

const rows = `SELECT root_key::text, number, title, description, requester_id, requester_name, requester_mail,
  process_instance_key::text, status, step, public_step, group_id, holder_id, priority, category, resolution, has_fault,
  due_at::text, closed_at::text, opened_at::text, updated_at::text, sequence::text FROM ticket`;

/** As its row says; null where the case is no ticket. */
export const ticketRow = async (engine: TestEngine['engine'], caseKey: Key) => {
  const [row] = await engine.get(Database).query<{ readonly root_key: Key }>(`${rows} WHERE root_key = $1`, [caseKey]);
  if (!row) return null;
  const { root_key: _caseKey, ...kept } = row;
  return kept;
};

/** Every ticket twice: as its row says, and as its records lead to it. */
export const ticketsTwice = async ({ engine }: TestEngine) => {
  const kept = await engine.get(Database).query<{ readonly root_key: Key }>(`${rows} ORDER BY number`);
  return Promise.all(kept.map(async ({ root_key, ...row }) => ({ row, folded: await foldedRow(engine, root_key) })));
};
