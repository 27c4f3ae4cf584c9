import type { Key } from '@relevo/bpmn-kernel';
import type { WebhookEvent } from '@relevo/contracts';
import { bulkInsert } from '../../database/bulk-insert.js';
import type { CaseChange, CaseProjection, Statement } from '../../execution/executor.js';
import type { DefinitionLookup } from '../../tickets/derive-ticket.js';
import type { Keys } from '../../keys/keys.js';
import type { ActiveWebhook } from './webhook.js';
import { type Happening, happeningsOf } from './webhook-happenings.js';

interface Sources {
  readonly registry: { readonly active: readonly ActiveWebhook[] };
  readonly keys: Pick<Keys, 'nextKey'>;
  readonly definitionOf: DefinitionLookup;
}

const insertRows = bulkInsert('outbox', {
  root_key: 'bigint',
  key: 'bigint',
  kind: 'text',
  recipient: 'text',
  payload: 'jsonb',
  created_at: 'bigint',
  due_at: 'bigint',
});

/** Writes one outbox row per receiver and happening, with the commands; one statement, and none without receivers. */
export class WebhookProjection implements CaseProjection {
  constructor(private readonly sources: Sources) {}

  project(changes: readonly CaseChange[]): readonly Statement[] {
    const { active } = this.sources.registry;
    if (active.length === 0) return [];
    const wanted = new Set<WebhookEvent>(active.flatMap(({ events }) => events));
    return insertRows(
      changes.flatMap((change) =>
        happeningsOf(change, wanted, this.sources.definitionOf).flatMap((happening) =>
          active
            .filter(({ events }) => events.includes(happening.event))
            .map(({ id }) => rowOf(change, happening, { webhook: id, key: this.sources.keys.nextKey() })),
        ),
      ),
    );
  }
}

const rowOf = (
  change: CaseChange,
  { event, data }: Happening,
  { webhook, key }: { readonly webhook: string; readonly key: Key },
) => {
  const { caseKey, sequence, ticket, at } = change;
  return {
    root_key: caseKey,
    key,
    kind: 'webhook',
    recipient: webhook,
    payload: { event, data: { caseKey, sequence, ticket: ticket?.number ?? null, ...data } },
    created_at: at,
    due_at: at,
  };
};
