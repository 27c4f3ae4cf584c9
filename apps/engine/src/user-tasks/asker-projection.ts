import type { Key } from '@relevo/bpmn-kernel';
import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../execution/executor.js';

type Change = Extract<CaseEvent, { type: 'UserTaskChangePending' }>;

/** Listeners may correct what was asked: it stays the first one's wish. */
const NOTE = `UPDATE user_task SET asked_by = coalesce(asked_by, $3), asked_by_kind = coalesce(asked_by_kind, $4)
  WHERE root_key = $1 AND key = $2`;
const FORGET = 'UPDATE user_task SET asked_by = NULL, asked_by_kind = NULL WHERE root_key = $1 AND key = $2';
const ENDED_BY_ASKER = `UPDATE user_task SET ended_by = asked_by, ended_by_kind = asked_by_kind
  WHERE root_key = $1 AND key = $2 AND asked_by IS NOT NULL`;

/** A task whose end its listeners have let through was ended by whoever asked for it, not by the last listener's worker. */
export class AskerProjection implements CaseProjection {
  project(changes: readonly CaseChange[]): readonly Statement[] {
    return changes.flatMap((change) =>
      change.events.flatMap((event) => (event.type === 'UserTaskChangePending' ? [statementOf(event, change)] : [])),
    );
  }
}

const statementOf = ({ userTaskKey, pending }: Change, { caseKey, actor, events }: CaseChange): Statement => {
  if (pending) return { text: NOTE, values: [caseKey, userTaskKey, actor.id, actor.kind] };
  return { text: hasCompleted(userTaskKey, events) ? ENDED_BY_ASKER : FORGET, values: [caseKey, userTaskKey] };
};

const hasCompleted = (userTaskKey: Key, events: readonly CaseEvent[]): boolean =>
  events.some((event) => event.type === 'UserTaskCompleted' && event.userTaskKey === userTaskKey);
