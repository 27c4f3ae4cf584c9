import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, multiInstance } from '@relevo/bpmn-kernel/testing';
import { HistoryReader } from '../history/history-reader.js';
import { CaseReader } from './case-reader.js';
import { PostgresExecutor } from './postgres-executor.js';
import { expectSound } from './testing/expect-sound.js';
import { Runtime } from './testing/runtime.js';
import type { StoredEntry } from './scope-entries.js';

const twoTasks = () =>
  aProcess('two-tasks').startEvent('start').userTask('first').userTask('second').endEvent('end').build();

const parallel = (branches: readonly string[]) => {
  const drawn = aProcess('parallel').startEvent('start').parallelGateway('fork');
  for (const branch of branches) drawn.from('fork').userTask(branch).to('join');
  return drawn.from(null).parallelGateway('join').endEvent('end').build();
};

describe('the executor', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  it('runs a case from start to end and keeps what ended for searches', async () => {
    const caseKey = await runtime.start(twoTasks(), { who: 'María' });
    await runtime.completeTask(caseKey, 'first', { found: true });
    await runtime.completeTask(caseKey, 'second');

    const [instance] = await runtime.rows('SELECT state, end_element_id FROM process_instance WHERE key = $1', [
      caseKey,
    ]);
    expect(instance).toEqual({ state: 'completed', end_element_id: 'end' });
    const elements = await runtime.rows(
      'SELECT element_id, state FROM element_instance WHERE root_key = $1 ORDER BY entered',
      [caseKey],
    );
    expect(elements).toEqual([
      { element_id: 'start', state: 'completed' },
      { element_id: 'first', state: 'completed' },
      { element_id: 'second', state: 'completed' },
      { element_id: 'end', state: 'completed' },
    ]);
    const tasks = await runtime.rows(
      'SELECT element_id, state, ended_by FROM user_task WHERE root_key = $1 ORDER BY age',
      [caseKey],
    );
    expect(tasks).toEqual([
      { element_id: 'first', state: 'completed', ended_by: 'ana' },
      { element_id: 'second', state: 'completed', ended_by: 'ana' },
    ]);
    const [head] = await runtime.rows(
      'SELECT sequence, ended_at IS NOT NULL AS ended FROM case_instance WHERE root_key = $1',
      [caseKey],
    );
    expect(head).toEqual({ sequence: '3', ended: true });
    const [scope] = await runtime.rows<{ variables: Record<string, StoredEntry> }>(
      'SELECT variables FROM variable_scope WHERE root_key = $1',
      [caseKey],
    );
    expect(Object.entries(scope?.variables ?? {}).map(([name, [, value]]) => [name, value])).toEqual([
      ['who', 'María'],
      ['found', true],
    ]);
  });

  it('changes nothing when a command is rejected', async () => {
    const caseKey = await runtime.start(twoTasks());
    const before = await runtime.rows('SELECT * FROM case_instance WHERE root_key = $1', [caseKey]);

    await expect(runtime.complete(caseKey, '12' as Key)).rejects.toMatchObject({ code: 'not-found' });

    expect(await runtime.rows('SELECT * FROM case_instance WHERE root_key = $1', [caseKey])).toEqual(before);
    expect(await runtime.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(1);
  });

  it('lets one of two completions win', async () => {
    const caseKey = await runtime.start(twoTasks());
    const task = (await runtime.openTasks(caseKey)).get('first') as Key;

    const answers = await Promise.allSettled([runtime.complete(caseKey, task), runtime.complete(caseKey, task)]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await runtime.get(HistoryReader).readStream(`case:${caseKey}`)).toHaveLength(2);
  });

  it('keeps tables that equal the fold of the history, and a chain that is whole', async () => {
    const caseKey = await runtime.start(twoTasks(), { a: { b: [1, 2.5, null, 'x'] } });
    await runtime.completeTask(caseKey, 'first', { c: 'd' });

    await expectSound(runtime, caseKey);
  });

  it('goes on where the tables are when its memory is gone', async () => {
    const caseKey = await runtime.start(twoTasks());
    const other = await runtime.second();

    await other.completeTask(caseKey, 'first');
    await runtime.completeTask(caseKey, 'second');
    await other.close();

    await expectSound(runtime, caseKey);
    expect((await runtime.get(CaseReader).read(caseKey))?.sequence).toBe(3);
  });

  it('lets the others of a group pass when one of them fails the transaction', async () => {
    const good = await runtime.start(twoTasks());
    const bad = await runtime.start(twoTasks());
    const first = await runtime.openTasks(good);

    const answers = await Promise.allSettled([
      ...Array.from({ length: 8 }, () => runtime.start(twoTasks())),
      runtime.complete(good, first.get('first') as Key),
      runtime.submit({
        name: 'Broken',
        caseKey: bad,
        perform: () => undefined,
        also: () => [{ text: 'SELECT 1 / 0', values: [] }],
      }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([...Array<string>(9).fill('fulfilled'), 'rejected']);
    expect([...(await runtime.openTasks(good)).keys()]).toEqual(['second']);
    await expectSound(runtime, good);
  });

  it('keeps nothing of a command whose own rows cannot be made', async () => {
    const caseKey = await runtime.start(twoTasks());
    const task = (await runtime.openTasks(caseKey)).get('first') as Key;

    const answer = runtime.submit({
      name: 'CompleteUserTask',
      caseKey,
      perform: (workspace) =>
        workspace.run({
          type: 'CompleteUserTask',
          userTaskKey: task,
          values: { kind: 'variables', variables: {} },
        }),
      also: () => {
        throw new Error('no rows');
      },
    });

    await expect(answer).rejects.toThrow('no rows');
    expect([...(await runtime.openTasks(caseKey)).keys()]).toEqual(['first']);
    await expectSound(runtime, caseKey);
  });

  it('stays sound when two engines work on the same cases at once', async () => {
    const branches = ['a', 'b', 'c', 'd', 'e', 'f'];
    const cases = await Promise.all(Array.from({ length: 6 }, () => runtime.start(parallel(branches))));
    const other = await runtime.second();

    const attempts = await Promise.all(
      cases.map(async (caseKey) => {
        const tasks = [...(await runtime.openTasks(caseKey)).values()];
        const both = tasks.flatMap((task) => [runtime.complete(caseKey, task), other.complete(caseKey, task)]);
        return Promise.allSettled(both);
      }),
    );

    const won = attempts.flat().filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(cases.length * branches.length);
    for (const caseKey of cases) {
      await expectSound(runtime, caseKey);
      const [instance] = await runtime.rows('SELECT state FROM process_instance WHERE root_key = $1', [caseKey]);
      expect(instance).toEqual({ state: 'completed' });
    }
    expect(runtime.get(PostgresExecutor).deadlocks + other.get(PostgresExecutor).deadlocks).toBe(0);
    await other.close();
  });

  it('runs a command that is too large for a group in a transaction of its own', async () => {
    const many = aProcess('many')
      .startEvent('start')
      .userTask('each', multiInstance({ sequential: false, collection: 'names', item: 'name' }))
      .endEvent('end')
      .build();
    const names = Array.from({ length: 2_500 }, (_, index) => `name ${String(index)}`);
    // While the first two are under way the others wait, and would make up one group.
    const [, , small, large] = await Promise.all([
      runtime.start(twoTasks()),
      runtime.start(twoTasks()),
      runtime.start(twoTasks()),
      runtime.start(many, { names }),
    ]);

    const rows = await runtime.rows<{ transaction: string; tasks: string }>(
      `SELECT c.xmin::text AS transaction, (SELECT count(*) FROM user_task u WHERE u.root_key = c.root_key) AS tasks
        FROM case_instance c WHERE root_key = ANY($1::bigint[]) ORDER BY root_key = $2`,
      [[small, large], large],
    );
    expect(rows.map(({ tasks }) => tasks)).toEqual(['1', '2500']);
    expect(rows[0]?.transaction).not.toBe(rows[1]?.transaction);
    await expectSound(runtime, large);
  });
});
