import { type CaseState, foldCase, type Key, toSnapshot } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { HistoryReader } from '../history/history-reader.js';
import { CaseReader } from './case-reader.js';
import { Runtime } from './testing/runtime.js';

const twoTasks = () =>
  aProcess('two-tasks').startEvent('start').userTask('first').userTask('second').endEvent('end').build();

const sorted = (state: CaseState) => {
  const { caseKey, entered, ...tables } = toSnapshot(state);
  const rows = Object.entries(tables).map(([name, list]) => [
    name,
    list.map((row) => JSON.stringify(row, order)).sort(),
  ]);
  return { caseKey, entered, ...Object.fromEntries(rows) };
};

const order = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

describe('the executor', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  const folded = async (caseKey: Key): Promise<CaseState> => {
    const records = await runtime.get(HistoryReader).readStream(`case:${caseKey}`);
    return foldCase(caseKey, records as never);
  };

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
    const [scope] = await runtime.rows<{ variables: Record<string, { value: unknown }> }>(
      'SELECT variables FROM variable_scope WHERE root_key = $1',
      [caseKey],
    );
    expect(Object.entries(scope?.variables ?? {}).map(([name, { value }]) => [name, value])).toEqual([
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

    const other = await runtime.second();
    const loaded = await other.get(CaseReader).read(caseKey);
    await other.close();

    expect(sorted(await folded(caseKey))).toEqual(sorted(loaded?.state as CaseState));
    expect(await runtime.get(HistoryReader).verifyStream(`case:${caseKey}`)).toEqual({
      whole: true,
      brokenAt: null,
      records: 2,
    });
  });
});
