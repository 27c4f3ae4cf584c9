import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { createDataSource } from '../database/data-source.js';
import { PostgresDatabase } from '../database/postgres-database.js';
import { KeyBlocks } from './key-blocks.js';
import { KeysExhausted } from './keys.js';

describe('keys', () => {
  let freshly: FreshDatabase;
  beforeAll(async () => {
    freshly = await freshDatabase({ migrated: true });
  });
  afterAll(() => freshly.drop());

  it('are given out once in the whole installation', async () => {
    const source = await createDataSource({ url: freshly.url, poolSize: 2 }).initialize();
    const [one, two] = [new KeyBlocks(new PostgresDatabase(source)), new KeyBlocks(new PostgresDatabase(source))];
    await Promise.all([one.reserve(60_000), two.reserve(10), one.reserve(60_000)]);

    const taken = [one, two, one].flatMap((keys) => Array.from({ length: 1_000 }, () => keys.nextKey()));

    expect(new Set(taken).size).toBe(3_000);
    expect(taken.every((key) => BigInt(key) > 2n ** 51n)).toBe(true);
    await source.destroy();
  });

  it('are refused at once when none are reserved', () => {
    expect(() => new KeyBlocks({} as PostgresDatabase).nextKey()).toThrow(KeysExhausted);
  });
});
