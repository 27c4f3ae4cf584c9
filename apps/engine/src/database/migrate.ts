import { createDataSource } from './data-source.js';

/** `relevo` in ASCII: one engine migrates, the others wait at this transaction-level lock. */
const MIGRATION_LOCK = '125779835074159';

export interface Migrated {
  /** Names of the migrations that this call ran. */
  readonly applied: readonly string[];
}

/** Brings the tables up to date. Safe to call from several engines at once; the last ones find nothing to do. */
export const migrate = async (url: string): Promise<Migrated> => {
  const source = await createDataSource({ url, poolSize: 2 }).initialize();
  try {
    return await source.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      const ran = await source.runMigrations();
      return { applied: ran.map(({ name }) => name) };
    });
  } finally {
    await source.destroy();
  }
};
