import type { DataSource } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../../../../test/support/postgres.js';
import { createDataSource } from '../data-source.js';
import { BytesOfCases1700000001400 } from './0014-bytes-of-cases.js';

describe('tickets that were there before their words had a table', () => {
  let database: FreshDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    source = await createDataSource({ url: database.url, poolSize: 2 }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const found = (text: string): Promise<readonly unknown[]> => source.query(text);

  it('are found by them afterwards, and again when the step is taken back', async () => {
    const runner = source.createQueryRunner();
    const migration = new BytesOfCases1700000001400();
    await migration.down(runner);
    await runner.query(`INSERT INTO ticket (root_key, number, title, description, requester_id, requester_name,
        process_instance_key, opened_at, process_id, definition_key, status, updated_at, has_fault, sequence, search)
      VALUES (7, 'INC-000001', 'Scanner', '', 'ana', 'Ana', 8, 1, 'p', 9, 'open', 1, false, 1, 'scanner ana')`);

    await migration.up(runner);
    expect(await found("SELECT root_key FROM ticket_words WHERE words @@ 'scanner'")).toEqual([{ root_key: '7' }]);

    await migration.down(runner);
    expect(await found("SELECT root_key FROM ticket WHERE search @@ 'scanner'")).toEqual([{ root_key: '7' }]);
    await migration.up(runner);
    await runner.release();
  });
});
