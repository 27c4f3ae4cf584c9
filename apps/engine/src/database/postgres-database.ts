import { Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import { Database, type Transaction } from './database.js';

/** What node-postgres answers; TypeORM's own `query` gives another shape for UPDATE and DELETE. */
interface Client {
  query(text: string, values: unknown[]): Promise<{ readonly rows: object[] }>;
}

const rowsOf = async <Row extends object>(client: Client, text: string, values: readonly unknown[] = []) =>
  (await client.query(text, values as unknown[])).rows as Row[];

/** The one door: TypeORM owns pool and transactions; statements go straight to its connection. */
@Injectable()
export class PostgresDatabase extends Database {
  constructor(private readonly source: DataSource) {
    super();
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#connected(async (runner, client) => {
      await runner.startTransaction();
      try {
        const result = await work({
          query: (text, values) => rowsOf(client, text, values),
          manager: runner.manager,
        });
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await this.#rollBack(runner);
        throw error;
      }
    });
  }

  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#connected((_runner, client) => rowsOf<Row>(client, text, values));
  }

  async #connected<T>(work: (runner: QueryRunner, client: Client) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await work(runner, (await runner.connect()) as Client);
    } finally {
      await runner.release();
    }
  }

  /** A lost connection cannot roll back, and need not: the server does. The first error is the one to tell. */
  async #rollBack(runner: QueryRunner): Promise<void> {
    if (!runner.isTransactionActive) return;
    await runner.rollbackTransaction().catch(() => undefined);
  }
}
