import pg from 'pg';

/** A statement that writes to a table, as a trigger sees it. */
export interface Written {
  readonly table: string;
  readonly operation: 'INSERT' | 'UPDATE' | 'DELETE';
}

const row = "(CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END)::text";

const functions = [
  `CREATE TABLE fault_written (name text NOT NULL, operation text NOT NULL, PRIMARY KEY (name, operation))`,
  `CREATE FUNCTION fault_watch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF ${row} LIKE '%' || TG_ARGV[1] || '%' THEN
      INSERT INTO fault_written VALUES (TG_ARGV[0], TG_OP) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL; END $$`,
  `CREATE FUNCTION fault_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF ${row} LIKE '%' || TG_ARGV[0] || '%' THEN RAISE 'poisoned by a test' USING ERRCODE = TG_ARGV[1]; END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END $$`,
];

/** Parents of partitions stand for them. */
const TABLES = `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'fault_written'`;

/** Makes PostgreSQL itself refuse what mentions one case, by triggers in the test's own database. */
export class Poison {
  private constructor(private readonly client: pg.Client) {}

  static async brew(databaseUrl: string): Promise<Poison> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    for (const text of functions) await client.query(text);
    return new Poison(client);
  }

  /** Everything that is written about this case while `act` runs. */
  async watch(caseKey: string, act: () => Promise<unknown>): Promise<readonly Written[]> {
    const { rows } = await this.client.query<{ name: string }>(TABLES);
    await this.client.query('TRUNCATE fault_written');
    for (const { name } of rows) {
      await this.client.query(`CREATE TRIGGER fault_watch AFTER INSERT OR UPDATE OR DELETE ON ${name}
        FOR EACH ROW EXECUTE FUNCTION fault_watch('${name}', '${caseKey}')`);
    }
    await act();
    for (const { name } of rows) await this.client.query(`DROP TRIGGER fault_watch ON ${name}`);
    const written = await this.client.query<{ name: string; operation: Written['operation'] }>(
      'SELECT name, operation FROM fault_written ORDER BY name, operation',
    );
    return written.rows.map(({ name: table, operation }) => ({ table, operation }));
  }

  /** While `act` runs, this statement about this case fails with this SQLSTATE; at COMMIT when it is `late`. */
  async during<T>(
    { table, operation }: Written,
    { caseKey, code, late = false }: { caseKey: string; code: string; late?: boolean },
    act: () => Promise<T>,
  ): Promise<T> {
    const kind = late ? 'CONSTRAINT TRIGGER fault_poison AFTER' : 'TRIGGER fault_poison BEFORE';
    const when = late ? 'DEFERRABLE INITIALLY DEFERRED' : '';
    await this.client.query(`CREATE ${kind} ${operation} ON ${table} ${when}
      FOR EACH ROW EXECUTE FUNCTION fault_poison('${caseKey}', '${code}')`);
    try {
      return await act();
    } finally {
      await this.client.query(`DROP TRIGGER fault_poison ON ${table}`);
    }
  }

  /**
   * Runs `first`, which takes the engine's hands, then `rest` while they are full: so the rest waits at the same moment
   * and becomes a group. Nobody gets a case's row until then.
   */
  async together<T>(
    first: () => Promise<unknown>,
    rest: () => Promise<T>,
    waiting: () => Promise<unknown>,
  ): Promise<T> {
    await this.client.query('BEGIN');
    await this.client.query('LOCK TABLE case_instance IN EXCLUSIVE MODE');
    const busy = first();
    await this.blocked();
    const answers = rest();
    await waiting();
    await this.client.query('COMMIT');
    await busy;
    return answers;
  }

  end(): Promise<void> {
    return this.client.end();
  }

  /** Until somebody waits for what this holds. */
  private async blocked(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query('SELECT 1 FROM pg_locks WHERE NOT granted LIMIT 1');
      if (rows.length > 0) return;
    }
  }
}
