import { Database } from '../../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../../apps/engine/src/engine.js';

const LIVE_ELEMENT = (row: string, column = 'element_key') =>
  `EXISTS (SELECT 1 FROM element_instance o WHERE o.root_key = ${row}.root_key AND o.key = ${row}.${column}
    AND o.ended_at IS NULL)`;
const LIVE_INSTANCE = (row: string, column: string) =>
  `EXISTS (SELECT 1 FROM process_instance o WHERE o.root_key = ${row}.root_key AND o.key = ${row}.${column}
    AND o.ended_at IS NULL)`;

const orphans = (table: string, owned: string, live = true): string =>
  `SELECT r.key::text AS key FROM ${table} r WHERE NOT ${owned} ${live ? 'AND r.ended_at IS NULL' : ''}`;

/** Who waits for an event: an element, or the scope of an event subprocess, which may be the process instance. */
const waiter = `(${LIVE_ELEMENT('r')} OR ${LIVE_INSTANCE('r', 'element_key')})`;

const work = (table: string): string =>
  `EXISTS (SELECT 1 FROM ${table} w WHERE w.root_key = r.root_key AND w.element_key = r.key AND w.ended_at IS NULL)`;

/** A loop's body does not work itself: its instances do. */
const idle = (type: string, table: string): string =>
  `SELECT r.key::text AS key FROM element_instance r WHERE r.ended_at IS NULL AND r.element_type = '${type}'
    AND r.state = 'active' AND coalesce(r.loop ->> 'kind', '') <> 'body'
    AND NOT ${work(table)} AND NOT ${work('fault')} AND NOT ${work('job')}`;

/** Each answers the keys of what breaks the rule. */
const rules: Readonly<Record<string, string>> = {
  'a token in a scope that is gone': orphans(
    'element_instance',
    `(r.scope_key IS NULL OR ${LIVE_ELEMENT('r', 'scope_key')} OR ${LIVE_INSTANCE('r', 'scope_key')})`,
  ),
  'a token of an instance that is gone': orphans('element_instance', LIVE_INSTANCE('r', 'process_instance_key')),
  'an instance without a token': `SELECT r.key::text AS key FROM process_instance r WHERE r.ended_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM element_instance e WHERE e.root_key = r.root_key AND e.process_instance_key = r.key AND e.ended_at IS NULL)`,
  'an instance of a case that is gone': `SELECT r.key::text AS key FROM process_instance r
    WHERE NOT EXISTS (SELECT 1 FROM case_instance c WHERE c.root_key = r.root_key)`,
  'a called instance that nobody waits for': `SELECT r.key::text AS key FROM process_instance r
    WHERE r.ended_at IS NULL AND r.parent_element_key IS NOT NULL AND NOT ${LIVE_ELEMENT('r', 'parent_element_key')}`,
  'a case that is open with nothing in it, or ended with something': `SELECT r.root_key::text AS key FROM case_instance r
    WHERE (r.ended_at IS NULL) <> EXISTS
      (SELECT 1 FROM process_instance i WHERE i.root_key = r.root_key AND i.ended_at IS NULL)`,
  'a user task without its element': orphans('user_task', LIVE_ELEMENT('r')),
  'a user task element without its task': idle('userTask', 'user_task'),
  'a job without its element': orphans('job', LIVE_ELEMENT('r')),
  'a service task element without its job': idle('serviceTask', 'job'),
  'a fault without its element': orphans('fault', LIVE_ELEMENT('r')),
  'a timer nobody waits for': orphans('timer', waiter, false),
  'a message subscription nobody waits for': orphans('message_subscription', waiter, false),
  'a signal subscription nobody waits for': orphans('signal_subscription', waiter, false),
  'a condition nobody waits for': orphans('condition_subscription', waiter, false),
  'a loop item without its loop': orphans('loop_item', LIVE_ELEMENT('r'), false),
  'a ticket without its case, or a case without its ticket': `SELECT coalesce(c.root_key, r.root_key)::text AS key
    FROM ticket r FULL JOIN (SELECT root_key FROM case_instance WHERE has_ticket) c ON c.root_key = r.root_key
    WHERE r.root_key IS NULL OR c.root_key IS NULL`,
};

/** No token without an owner, nothing owned by what is gone. */
export const nothingOrphaned = async (engine: Engine): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const [what, text] of Object.entries(rules)) {
    const rows = await engine.get<Database>(Database).query<{ key: string }>(text);
    if (rows.length > 0) found.push(`${rows.length} times ${what}: ${sample(rows)}`);
  }
  return found;
};

const sample = (rows: readonly { readonly key: string }[]): string =>
  rows
    .slice(0, 5)
    .map(({ key }) => key)
    .join(', ');
