import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { hearErrors } from './connection-errors.js';

describe('an error of a connection', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    // As TypeORM does.
    pool.on('error', () => undefined);
    hearErrors(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is heard as soon as the pool has given it, after a broken one was given back, and once', async () => {
    const client = await pool.connect();
    expect(() => client.emit('error', new Error('read ECONNRESET'))).not.toThrow();
    client.release();
    const again = await pool.connect();
    expect(again.listenerCount('error')).toBe(1);
    again.release(true);
    expect(() => again.emit('error', new Error('read ECONNRESET'))).not.toThrow();
  });
});
