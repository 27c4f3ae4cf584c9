import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { createDataSource } from './data-source.js';

describe('an error of a pooled connection', () => {
  let database: FreshDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
    source = await createDataSource({ url: database.url, poolSize: 1 }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('is heard as soon as the pool has given it, and after a broken one was given back', async () => {
    const pool = (source.driver as PostgresDriver).master as pg.Pool;
    const lost = new Error('read ECONNRESET');
    const client = await pool.connect();
    expect(() => client.emit('error', lost)).not.toThrow();
    client.release(true);
    expect(() => client.emit('error', lost)).not.toThrow();
  });
});
