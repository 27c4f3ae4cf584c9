import { dependenciesOf, type SentStatement, Transactions, writes, writesOf } from './transactions.js';

const statement = (text: string, ...values: unknown[]): SentStatement => ({ text, values, name: undefined });
const key = (number: number): string => `22517998136852${String(number)}`;

describe('what connections sent', () => {
  it('is put together by connection, in the order of the commits', () => {
    const transactions = new Transactions();
    transactions.sent(1, statement('BEGIN'));
    transactions.sent(2, statement('START TRANSACTION'));
    transactions.sent(1, statement('INSERT INTO a VALUES ($1)', 1));
    transactions.sent(2, statement('INSERT INTO b VALUES ($1)', 2));
    transactions.sent(2, statement('COMMIT'));
    transactions.sent(3, statement('DELETE FROM c'));
    transactions.sent(1, statement('COMMIT'));

    expect(transactions.committed.map(({ statements }) => statements.map(({ text }) => text))).toEqual([
      ['INSERT INTO b VALUES ($1)'],
      ['DELETE FROM c'],
      ['INSERT INTO a VALUES ($1)'],
    ]);
  });

  it('forgets what was rolled back, and keeps what was rolled back to a savepoint open', () => {
    const transactions = new Transactions();
    transactions.sent(1, statement('BEGIN'));
    transactions.sent(1, statement('INSERT INTO a VALUES (1)'));
    transactions.sent(1, statement('ROLLBACK'));
    transactions.sent(1, statement('BEGIN'));
    transactions.sent(1, statement('ROLLBACK TO SAVEPOINT one'));
    transactions.sent(1, statement('COMMIT'));

    expect(transactions.committed).toHaveLength(1);
  });
});

describe('transactions at once', () => {
  it('are counted from BEGIN until COMMIT is answered', () => {
    const transactions = new Transactions();
    transactions.sent(1, statement('BEGIN'));
    expect(transactions.sent(1, statement('COMMIT'))).toBe(true);
    transactions.answered(1);
    transactions.sent(2, statement('BEGIN'));
    expect(transactions.mostAtOnce).toBe(1);

    transactions.sent(2, statement('COMMIT'));
    transactions.sent(1, statement('BEGIN'));
    transactions.sent(3, statement('SELECT 1'));

    expect(transactions.mostAtOnce).toBe(2);
  });
});

describe('what writes', () => {
  it.each([
    ['INSERT INTO ticket (a) SELECT 1', true],
    ['UPDATE user_task u SET state = $1', true],
    ['UPDATE "case_instance" AS c\n SET sequence = 1', true],
    ['WITH gone AS (DELETE FROM timer RETURNING key) SELECT count(*) FROM gone', true],
    ['SELECT 1 FROM case_instance WHERE root_key = ANY($1) FOR UPDATE SKIP LOCKED', false],
    ['SELECT pg_notify($1, $2)', false],
    ['SELECT write_case($1)', true],
  ])('%s: %s', (text, expected) => {
    expect(writes(statement(text), ['write_case'])).toBe(expected);
  });

  it('leaves out reads, and transactions that only read', () => {
    const read = { connection: 1, statements: [statement('SELECT 1')] };
    const both = { connection: 1, statements: [statement('SELECT 1'), statement('DELETE FROM a')] };

    expect(writesOf([read, both])).toEqual([{ connection: 1, statements: [statement('DELETE FROM a')] }]);
  });
});

describe('what must follow what', () => {
  it('is decided by keys that are new, wherever they stand', () => {
    const transaction = (...values: unknown[]) => ({
      connection: 1,
      statements: [statement('INSERT INTO a', ...values)],
    });
    const found = dependenciesOf(
      [
        transaction([key(50)], [key(10)]),
        transaction(`{"stream":"case:${key(51)}","definition":"${key(10)}"}`),
        transaction([[BigInt(key(50))]], Buffer.from(key(51))),
        transaction(1_700_000_000_000, key(10)),
      ],
      BigInt(key(20)),
    );

    expect(found).toEqual([[], [], [0], []]);
  });
});
