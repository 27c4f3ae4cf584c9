import type { Transaction } from '../../database/database.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** What a statement read, table by table. */
export interface TableRead {
  readonly table: string;
  readonly how: string;
  readonly returned: number;
  readonly removed: number;
}

/** A transaction that explains each statement before it runs it. */
export class Explaining {
  readonly reads: TableRead[] = [];

  constructor(private readonly tx: Transaction) {}

  readonly transaction: Transaction = {
    query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
      await this.tx.query('SAVEPOINT explained');
      const [row] = await this.tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      await this.tx.query('ROLLBACK TO SAVEPOINT explained');
      if (row) this.#collect(row['QUERY PLAN'][0].Plan);
      return this.tx.query<Row>(text, values);
    },
    get manager(): never {
      throw new Error('Expected plain statements alone.');
    },
  };

  #collect(plan: Plan): void {
    const table = plan['Relation Name'];
    if (table !== undefined) {
      const loops = plan['Actual Loops'];
      this.reads.push({
        table,
        how: plan['Node Type'],
        returned: plan['Actual Rows'] * loops,
        removed: (plan['Rows Removed by Filter'] ?? 0) * loops,
      });
    }
    for (const inner of plan.Plans ?? []) this.#collect(inner);
  }
}
