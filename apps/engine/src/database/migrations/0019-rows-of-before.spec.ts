import type { DataSource, QueryRunner } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../../../../test/support/postgres.js';
import { hashOfToken } from '../../tracking/link-secret.js';
import { createDataSource } from '../data-source.js';
import { OutboxWithoutWhatWasSaid1700000001700 } from './0017-outbox-without-what-was-said.js';
import { IndexesOfTickets1700000001800 } from './0018-indexes-of-tickets.js';
import { LinkHashesAsBytes1700000001900 } from './0019-link-hashes-as-bytes.js';

describe('rows that were there before', () => {
  let database: FreshDatabase;
  let source: DataSource;
  let runner: QueryRunner;
  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    source = await createDataSource({ url: database.url, poolSize: 1 }).initialize();
    runner = source.createQueryRunner();
  });
  afterAll(async () => {
    await runner.release();
    await source.destroy();
    await database.drop();
  });

  it('of the outbox keep their words only where they are still to be sent', async () => {
    const states = ['waiting', 'dead', 'sent', 'discarded', 'not-set-up'];
    await runner.query(
      `INSERT INTO outbox (root_key, key, kind, recipient, texts, payload, created_at, state, sent_to)
       SELECT 7, n, 'notification', 'l1', '{"en": "Hello"}', '{"event": "x"}', 1, state, '{ana}'
       FROM unnest($1::text[]) WITH ORDINALITY AS s (state, n)`,
      [states],
    );

    await new OutboxWithoutWhatWasSaid1700000001700().up(runner);

    const full = { texts: { en: 'Hello' }, payload: { event: 'x' }, sent_to: ['ana'] };
    const told = { texts: null, payload: null, sent_to: [] };
    expect(await runner.query('SELECT state, texts, payload, sent_to FROM outbox ORDER BY key')).toEqual([
      { state: 'waiting', ...full },
      { state: 'dead', ...full },
      { state: 'sent', ...told },
      { state: 'discarded', ...told },
    ]);
  });

  it('of tracking links are found by the same secret', async () => {
    const migration = new LinkHashesAsBytes1700000001900();
    await migration.down(runner);
    await runner.query(
      "INSERT INTO tracking_link (root_key, key, token_hash, issued_at, issued_by) VALUES (7, 8, $1, 1, 'ana')",
      [hashOfToken('secret')],
    );

    await migration.up(runner);

    const find = "SELECT key FROM tracking_link WHERE token_hash = decode($1, 'hex')";
    expect(await runner.query(find, [hashOfToken('secret')])).toEqual([{ key: '8' }]);
    expect(await runner.query(find, [hashOfToken('other')])).toEqual([]);
  });

  it('of tickets have their indexes, also after the step was taken back', async () => {
    const named = async (): Promise<unknown> =>
      runner.query("SELECT indexdef FROM pg_indexes WHERE tablename IN ('ticket', 'user_task') ORDER BY indexdef");
    const now = await named();
    const migration = new IndexesOfTickets1700000001800();
    await migration.down(runner);
    expect(await named()).not.toEqual(now);
    await migration.up(runner);
    expect(await named()).toEqual(now);
  });
});
