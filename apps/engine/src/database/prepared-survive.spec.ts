import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { PreparedNames } from './prepared-names.js';
import { preparedStatementsSurvive } from './prepared-survive.js';

/** What a transaction pooler makes of names: the connection it hands out next has never heard of them. */
class Forgetting extends pg.Client {
  override query = ((...given: unknown[]) => {
    const send = pg.Client.prototype.query as (...all: unknown[]) => unknown;
    void send.call(this, 'DEALLOCATE ALL');
    return send.apply(this, given);
  }) as pg.Client['query'];
}

describe('named statements', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const survive = async (Client?: typeof pg.Client): Promise<boolean> => {
    const pool = new pg.Pool({ connectionString: database.url, pipeline: true, ...(Client && { Client }) } as never);
    try {
      return await preparedStatementsSurvive(pool);
    } finally {
      await pool.end();
    }
  };

  it('are used where the server keeps them', async () => {
    expect(await survive()).toBe(true);
  });

  it('are not used where they are gone when they are wanted again', async () => {
    expect(await survive(Forgetting)).toBe(false);
  });

  it('are given to what is run again and again', () => {
    const names = new PreparedNames(true);
    const asked = Array.from({ length: 6 }, () => names.nameOf('SELECT $1'));
    expect(asked.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(asked[4]).toBe(asked[5]);
    expect(asked[5]).toMatch(/^relevo_[0-9a-f]{24}$/);
    expect(new PreparedNames(false).nameOf('SELECT $1')).toBeUndefined();
  });
});
