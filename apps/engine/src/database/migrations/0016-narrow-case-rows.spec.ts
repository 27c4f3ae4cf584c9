import type { Key } from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import type { DataSource, QueryRunner } from 'typeorm';
import { expectSound } from '../../execution/testing/expect-sound.js';
import { Runtime } from '../../execution/testing/runtime.js';
import { createDataSource } from '../data-source.js';
import { NarrowCaseRows1700000001600 } from './0016-narrow-case-rows.js';

const drawn = () =>
  aProcess('drawn')
    .startEvent('start')
    .userTask('first', { inputs: { mine: '={list: [1, null], text: "año"}' } })
    .subProcess('inside', (inner) => inner.startEvent('begin').userTask('deep').endEvent('done'))
    .endEvent('end')
    .build();

const elements = 'SELECT * FROM element_instance ORDER BY entered';
const scopes = 'SELECT * FROM variable_scope ORDER BY scope_key';

describe('a case that was there before its rows became narrow', () => {
  let runtime: Runtime;
  let source: DataSource;
  let runner: QueryRunner;
  beforeAll(async () => {
    runtime = await Runtime.start();
    source = await createDataSource({ url: runtime.url, poolSize: 1 }).initialize();
    runner = source.createQueryRunner();
  });
  afterAll(async () => {
    await runner.release();
    await source.destroy();
    await runtime.close();
  });

  const tables = async (): Promise<readonly (readonly Record<string, unknown>[])[]> => [
    (await runner.query(elements)) as Record<string, unknown>[],
    (await runner.query(scopes)) as Record<string, unknown>[],
  ];

  it('has the same rows afterwards, and goes on', async () => {
    const caseKey = await runtime.start(drawn(), { affected: null, answer: 42 });
    await runtime.completeTask(caseKey, 'first', { known: false });
    const now = await tables();
    const migration = new NarrowCaseRows1700000001600();

    await migration.down(runner);
    const [formerElements = [], formerScopes = []] = await tables();
    expect(formerElements.find(({ element_id }) => element_id === 'deep')).toMatchObject({
      ...{ element_type: 'userTask', state: 'active', listened: 0 },
      scope_key: formerElements.find(({ element_id }) => element_id === 'inside')?.['key'] as Key,
    });
    expect(formerElements.find(({ element_id }) => element_id === 'first')).toMatchObject({
      ...{ element_type: 'userTask', state: 'completed', scope_key: caseKey },
    });
    const former = formerScopes.find(({ scope_key }) => scope_key === caseKey)?.['variables'];
    const key = expect.stringMatching(/^\d{16}$/) as string;
    expect(former).toEqual({
      ...{ affected: { key, value: null }, answer: { key, value: 42 }, known: { key, value: false } },
    });

    await migration.up(runner);
    expect(await tables()).toEqual(now);

    const other = await runtime.second();
    await expectSound(other, caseKey);
    await other.completeTask(caseKey, 'deep');
    await other.close();
    expect(await runner.query("SELECT state::text FROM element_instance WHERE element_id = 'end'")).toEqual([
      { state: 'completed' },
    ]);
  });
});
