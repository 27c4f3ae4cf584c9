import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { Database, GroupDatabase, type Transaction } from '../database/database.js';
import { HistoryReader } from '../history/history-reader.js';
import { LostCommits } from './lost-commits.js';
import { expectSound } from './testing/expect-sound.js';
import { Runtime } from './testing/runtime.js';

const twoTasks = () =>
  aProcess('two-tasks').startEvent('start').userTask('first').userTask('second').endEvent('end').build();

const connectionLost = () => new Error('Connection terminated unexpectedly');

/** The next transaction of this engine commits, and then its connection breaks; `meanwhile` comes before anybody asks. */
const loseNextCommit = (runtime: Runtime, meanwhile: () => Promise<void> = () => Promise.resolve()): void => {
  const database = runtime.get(GroupDatabase);
  const transaction = database.transaction.bind(database);
  database.transaction = async (work) => {
    database.transaction = transaction;
    await transaction(work);
    await meanwhile();
    throw connectionLost();
  };
};

const tasksOf = (runtime: Runtime, caseKey: Key) =>
  runtime.rows('SELECT element_id, state FROM user_task WHERE root_key = $1 ORDER BY age', [caseKey]);

describe('a COMMIT whose answer was lost', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  it('has done the command once, and its caller hears so', async () => {
    const caseKey = await runtime.start(twoTasks());
    loseNextCommit(runtime);

    await runtime.completeTask(caseKey, 'first');

    expect(await tasksOf(runtime, caseKey)).toEqual([
      { element_id: 'first', state: 'completed' },
      { element_id: 'second', state: 'created' },
    ]);
    await runtime.completeTask(caseKey, 'second');
    await expectSound(runtime, caseKey);
  });

  it('has opened a case once', async () => {
    loseNextCommit(runtime);

    const caseKey = await runtime.start(twoTasks());

    expect(await runtime.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(1);
    await expectSound(runtime, caseKey);
  });

  it('has done it once, although another engine went on with the case before anybody asked', async () => {
    const other = await runtime.second();
    const caseKey = await runtime.start(twoTasks());
    loseNextCommit(runtime, () => other.completeTask(caseKey, 'first'));

    await runtime.submit({
      name: 'SetVariables',
      caseKey,
      perform: (workspace) =>
        workspace.run({ type: 'SetVariables', scopeKey: caseKey, variables: { seen: true }, local: true }),
    });
    await other.close();

    const records = await runtime.get(HistoryReader).readStream(`case:${caseKey}`);
    expect(records.map(({ command }) => command)).toEqual(['StartProcessInstance', 'SetVariables', 'CompleteUserTask']);
    await expectSound(runtime, caseKey);
  });

  it('has done it once, although the database does not answer for a while', async () => {
    const caseKey = await runtime.start(twoTasks());
    const database = runtime.get(GroupDatabase);
    const query = database.query.bind(database);
    loseNextCommit(runtime, () => {
      let failures = 2;
      database.query = (text, values) => {
        if (failures === 0) return query(text, values);
        failures -= 1;
        return Promise.reject(connectionLost());
      };
      return Promise.resolve();
    });

    const task = (await runtime.openTasks(caseKey)).get('first') as Key;
    await runtime.complete(caseKey, task);

    expect(await runtime.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(2);
    await expectSound(runtime, caseKey);
  });

  it('is run again where the server did not commit', async () => {
    const caseKey = await runtime.start(twoTasks());
    const database = runtime.get(GroupDatabase);
    const transaction = database.transaction.bind(database);
    database.transaction = <T>(work: (tx: Transaction) => Promise<T>) => {
      database.transaction = transaction;
      return transaction(async (tx) => {
        await work(tx);
        throw connectionLost();
      });
    };

    await runtime.completeTask(caseKey, 'first');

    expect(await runtime.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(2);
    await expectSound(runtime, caseKey);
  });

  it('waits for a transaction that is still ending, and never guesses', async () => {
    const database = runtime.get(Database);
    const commits = runtime.get(LostCommits);
    let number = '';

    await database.transaction(async (tx) => {
      const [row] = await tx.query<{ number: string }>('SELECT pg_current_xact_id()::text AS number');
      number = row?.number ?? '';
      await expect(commits.tookEffect(number, null, 0)).rejects.toMatchObject({ code: 'not-ready' });
    });

    expect(await commits.tookEffect(number, null)).toBe(true);
  });

  describe('after a crash, when numbers of transactions are given again', () => {
    const numberOf = async (which: string): Promise<string> => {
      const [row] = await runtime.rows<{ number: string }>(`SELECT (${which})::text AS number`);
      return row?.number ?? '';
    };
    const lastRecord = async (caseKey: Key) => {
      const records = await runtime.get(HistoryReader).readStream(`case:${caseKey}`);
      const { stream, sequence, hash } = records.at(-1) ?? {
        stream: `case:${caseKey}` as const,
        sequence: 0,
        hash: '',
      };
      return { stream, sequence, hash: Buffer.from(hash, 'hex') };
    };

    it('somebody else has committed under its number: nothing was done', async () => {
      const caseKey = await runtime.start(twoTasks());
      const witness = { ...(await lastRecord(caseKey)), hash: Buffer.alloc(32, 1) };
      const committed = await numberOf('pg_current_xact_id()');
      expect(await runtime.get(LostCommits).tookEffect(committed, witness)).toBe(false);
      expect(await runtime.get(LostCommits).tookEffect(committed, { ...witness, sequence: 2 })).toBe(false);
    });

    it('its number has not been given again yet: nothing was done', async () => {
      const future = await numberOf('pg_current_xact_id()::text::bigint + 1000000');
      expect(await runtime.get(LostCommits).tookEffect(future, null)).toBe(false);
    });

    it('its record is there: it was done, whoever went on since', async () => {
      const caseKey = await runtime.start(twoTasks());
      const witness = await lastRecord(caseKey);
      await runtime.completeTask(caseKey, 'first');
      expect(await runtime.get(LostCommits).tookEffect(await numberOf('pg_current_xact_id()'), witness)).toBe(true);
    });
  });
});
