import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two tables with the most rows of a ticket, narrower:
 *
 * - What has a few values is an enumeration (4 bytes instead of 10 to 23).
 * - `scope_key` is NULL where it is the instance's key, as for every element outside of subprocesses.
 * - `flow_id` is NULL when an element has ended: only the join that it waits for asks, and history tells the way.
 * - Wide columns come before narrow ones: no byte is lost between them.
 * - A variable is `[distance, value]`: its key is the scope's and the distance; before, `{"key": …, "value": …}`. The
 *   document is `json`: `jsonb` takes 4 bytes more for each name, value and element, and is built and read slower.
 * - Whole pages: what ends once or has no room in its page leaves its place to others (migration 0014).
 */
export class NarrowCaseRows1700000001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}

const elementTypes = [
  ...['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent', 'task'],
  ...['manualTask', 'userTask', 'serviceTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask'],
  ...['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway', 'eventBasedGateway'],
  ...['subProcess', 'transaction', 'adHocSubProcess', 'callActivity'],
];
const elementStates = [
  ...['joining', 'activating', 'active', 'completing', 'terminating'],
  ...['completed', 'terminated'],
];

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The former table makes room for its successor, and goes with its indexes. */
const replaced = (table: string, key: string, definition: string, filled: string): readonly string[] => [
  `ALTER TABLE ${table} RENAME TO former_${table}`,
  definition,
  `INSERT INTO ${table} ${filled} FROM former_${table} ORDER BY root_key, ${key}`,
  `DROP TABLE former_${table}`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${table}_pkey PRIMARY KEY (${key})`,
  `CREATE INDEX ${table}_case ON ${table} (root_key)`,
  `ALTER TABLE ${table} SET (autovacuum_vacuum_scale_factor = 0.02)`,
  `ANALYZE ${table}`,
];

const liveElements = 'CREATE INDEX element_instance_live ON element_instance (root_key) WHERE ended_at IS NULL';
const scopesOfInstance = 'CREATE INDEX variable_scope_of_instance ON variable_scope (process_instance_key)';

const statements = [
  `CREATE TYPE element_type AS ENUM (${quoted(elementTypes)})`,
  `CREATE TYPE element_state AS ENUM (${quoted(elementStates)})`,
  ...replaced(
    'element_instance',
    'key',
    `CREATE TABLE element_instance (
      root_key             bigint NOT NULL,
      key                  bigint NOT NULL,
      process_instance_key bigint NOT NULL,
      scope_key            bigint,
      entered_at           bigint NOT NULL,
      ended_at             bigint,
      compensates          bigint,
      entered              integer NOT NULL,
      element_type         element_type NOT NULL,
      state                element_state NOT NULL,
      listened             smallint NOT NULL DEFAULT 0,
      element_id           text NOT NULL,
      flow_id              text,
      loop                 jsonb
    )`,
    `SELECT root_key, key, process_instance_key, nullif(scope_key, process_instance_key), entered_at, ended_at,
      compensates, entered, element_type::element_type, state::element_state, listened, element_id,
      CASE WHEN ended_at IS NULL THEN flow_id END, loop`,
  ),
  liveElements,
  ...replaced(
    'variable_scope',
    'scope_key',
    `CREATE TABLE variable_scope (
      root_key             bigint NOT NULL,
      scope_key            bigint NOT NULL,
      process_instance_key bigint,
      ended_at             bigint,
      variables            json NOT NULL
    )`,
    `SELECT root_key, scope_key, process_instance_key, ended_at,
      (SELECT coalesce(json_object_agg(name, json_build_array((entry ->> 'key')::bigint - scope_key, entry -> 'value')), '{}')
        FROM jsonb_each(variables) AS v (name, entry))`,
  ),
  scopesOfInstance,
];

const undone = [
  ...replaced(
    'element_instance',
    'key',
    `CREATE TABLE element_instance (
      root_key             bigint NOT NULL,
      key                  bigint NOT NULL,
      process_instance_key bigint NOT NULL,
      element_id           text NOT NULL,
      element_type         text NOT NULL,
      scope_key            bigint NOT NULL,
      state                text NOT NULL,
      flow_id              text,
      entered              bigint NOT NULL,
      entered_at           bigint NOT NULL,
      ended_at             bigint,
      loop                 jsonb,
      compensates          bigint,
      listened             integer NOT NULL DEFAULT 0
    )`,
    `SELECT root_key, key, process_instance_key, element_id, element_type::text, coalesce(scope_key, process_instance_key),
      state::text, flow_id, entered, entered_at, ended_at, loop, compensates, listened`,
  ),
  liveElements,
  ...replaced(
    'variable_scope',
    'scope_key',
    `CREATE TABLE variable_scope (
      root_key             bigint NOT NULL,
      scope_key            bigint NOT NULL,
      process_instance_key bigint,
      variables            jsonb NOT NULL,
      ended_at             bigint
    ) WITH (fillfactor = 80)`,
    `SELECT root_key, scope_key, process_instance_key,
      (SELECT coalesce(jsonb_object_agg(name, jsonb_build_object('key', (scope_key + (entry ->> 0)::bigint)::text, 'value', entry -> 1)), '{}')
        FROM json_each(variables) AS v (name, entry)), ended_at`,
  ),
  scopesOfInstance,
  'DROP TYPE element_type',
  'DROP TYPE element_state',
];
