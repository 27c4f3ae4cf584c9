import type { Rows, Transaction } from '../../database/database.js';

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
    query: <Row extends object>(text: string, values: readonly unknown[] = []) => this.#explained<Row>(text, values),
    queryAll: async (statements) => {
      const answers: Rows[] = [];
      for (const { text, values = [] } of statements) answers.push(await this.#explained(text, values));
      return answers;
    },
    commit: () => Promise.reject(new Error('Expected a transaction that is undone.')),
  };

  async #explained<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    await this.tx.query('SAVEPOINT explained');
    const [row] = await this.tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    await this.tx.query('ROLLBACK TO SAVEPOINT explained');
    if (row) this.#collect(row['QUERY PLAN'][0].Plan);
    return this.tx.query<Row>(text, values);
  }

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
