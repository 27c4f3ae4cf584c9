import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Connection } from './connection.js';
import { Database, type Rows, type Transaction } from './database.js';
import { PostgresTransaction } from './postgres-transaction.js';
import { PreparedNames } from './prepared-names.js';
import { preparedStatementsSurvive } from './prepared-survive.js';
import { Reads } from './reads.js';

/** The one door: TypeORM owns the pool; statements go straight to its connections. */
@Injectable()
export class PostgresDatabase extends Database {
  #names: Promise<PreparedNames> | PreparedNames | null = null;
  readonly #reads = new Reads((work) => this.#connected(work));

  constructor(private readonly source: DataSource) {
    super();
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#connected(async (connection) => {
      const tx = new PostgresTransaction(connection);
      try {
        const result = await work(tx);
        await tx.end();
        return result;
      } catch (error) {
        await tx.rollBack();
        throw error;
      }
    });
  }

  query<Row extends object = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Rows<Row>> {
    return this.#reads.query(text, values) as Promise<Rows<Row>>;
  }

  async #connected<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const names = this.#names instanceof PreparedNames ? this.#names : await this.#probed();
    const connection = new Connection(await this.#pool.connect(), names);
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  }

  get #pool(): pg.Pool {
    return (this.source.driver as PostgresDriver).master as pg.Pool;
  }

  /** Once: whether named statements are still there when they are wanted again. */
  #probed(): Promise<PreparedNames> | PreparedNames {
    this.#names ??= preparedStatementsSurvive(this.#pool).then(
      (survive) => (this.#names = new PreparedNames(survive)),
      (error: unknown) => {
        this.#names = null;
        throw error;
      },
    );
    return this.#names;
  }
}
