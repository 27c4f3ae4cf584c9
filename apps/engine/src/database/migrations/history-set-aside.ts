import type { QueryRunner } from 'typeorm';

/** Months that have a partition of their own, yyyymm. */
export const partitionMonths = async (runner: QueryRunner): Promise<readonly string[]> => {
  const rows = (await runner.query(
    `SELECT substring(inhrelid::regclass::text FROM 'history_record_([0-9]{6})$') AS month
     FROM pg_inherits WHERE inhparent = 'history_record'::regclass`,
  )) as { month: string | null }[];
  return rows.flatMap(({ month }) => month ?? []);
};

/** Out of the way of the new table and its partitions, which are called the same. */
export const setAside = async (runner: QueryRunner, table: string): Promise<void> => {
  const children = (await runner.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = '${table}'::regclass`,
  )) as { name: string }[];
  for (const name of [table, ...children.map((child) => child.name)]) {
    await runner.query(`ALTER INDEX ${name}_pkey RENAME TO former_${name}_pkey`);
    await runner.query(`ALTER TABLE ${name} RENAME TO former_${name}`);
  }
};
