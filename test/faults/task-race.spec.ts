import { setTimeout as pause } from 'node:timers/promises';
import * as d from '../corpus/own/diagram-text.js';
import { Database } from '../../apps/engine/src/database/database.js';
import type { Engine } from '../../apps/engine/src/engine.js';
import type { Answer } from '../support/http-client.js';
import type { Problem } from '@relevo/contracts';
import { check } from './support/check.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { numbers, Several } from './support/several.js';

const rounds = sizeOf('ROUNDS', { short: 12, long: 400 });
/** Tasks of one round. */
const tasks = 6;
const hour = 3_600_000;
const longestDelay = 120;

const diagram = d.definitions(
  d.mainProcess(
    'raced',
    d.start('s') +
      d.user('work') +
      d.boundary('late', 'work', d.after('PT1H')) +
      d.end('in-time') +
      d.end('too-late') +
      d.flows('s work in-time', 'late too-late'),
  ),
);

describe('two people and a timer at one task', () => {
  let several: Several;
  let time = Date.UTC(2040, 0, 1);
  const ledger = emptyLedger();
  const won = { people: 0, timer: 0 };

  beforeAll(async () => {
    several = await Several.start(3, diagram);
    expect((await several.next().put('/v2/clock', { timestamp: time })).status).toBe(204);
  }, 120_000);
  afterAll(() => several.drop());

  const openTask = async (processInstanceKey: string): Promise<string> => {
    const { body } = await several.next().post<{ items: readonly { userTaskKey: string }[] }>('/v2/user-tasks/search', {
      filter: { processInstanceKey },
    });
    return body.items[0]?.userTaskKey ?? '';
  };
  /** Some time while the clock moves. */
  const complete = async (task: string): Promise<Answer<Problem>> => {
    await pause(Math.random() * longestDelay);
    return several.next().post(`/v2/user-tasks/${task}/completion`, { variables: {} });
  };

  /** All at the same moment, each at another engine; the clock comes to the due time meanwhile. */
  const race = async (): Promise<void> => {
    const instances = await Promise.all(numbers(tasks).map(() => several.startInstance('raced')));
    const open = await Promise.all(instances.map(openTask));
    time += hour;
    const moved = several.next().put('/v2/clock', { timestamp: time });
    const answers = await Promise.all(open.map((task) => Promise.all([complete(task), complete(task)])));
    expect((await moved).status).toBe(204);
    for (const [index, pair] of answers.entries()) judge(open[index] ?? '', pair);
  };

  const judge = (task: string, pair: readonly Answer<Problem>[]): void => {
    const winners = pair.filter(({ status }) => status === 204);
    if (winners.length > 0) ledger.completedTasks.add(task);
    if (winners.length > 1) ledger.unexpected.push(`task ${task} was completed twice`);
    won[winners.length > 0 ? 'people' : 'timer'] += 1;
    for (const { status, body } of pair.filter((answer) => answer.status !== 204)) {
      const clear = (status === 409 || status === 404) && /^Expected .+, but .+/.test(body.detail);
      if (!clear) ledger.unexpected.push(`task ${task} was refused with ${status} ${JSON.stringify(body)}`);
    }
  };

  it(`one of them wins, the others are told`, async () => {
    for (let round = 0; round < rounds; round += 1) await race();
    await several.close();
    const checked = await check({
      databaseUrl: several.databaseUrl,
      clock: 'controllable',
      ledger,
      also: (engine) => endings(engine, won),
    });
    report('two people and a timer at one task', {
      tasks: rounds * tasks,
      'won by a person': won.people,
      'won by the timer': won.timer,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
    expect(won.people + won.timer).toBe(rounds * tasks);
  }, 600_000);
});

/** Each instance ended where whoever won led it. */
const endings = async (engine: Engine, won: { people: number; timer: number }): Promise<readonly string[]> => {
  const rows = await engine
    .get<Database>(Database)
    .query<{ id: string; count: string }>(
      "SELECT coalesce(end_element_id, state) AS id, count(*) AS count FROM process_instance WHERE bpmn_process_id = 'raced' GROUP BY 1",
    );
  const found = Object.fromEntries(rows.map(({ id, count }) => [id, Number(count)]));
  const expected = { ...(won.people && { 'in-time': won.people }), ...(won.timer && { 'too-late': won.timer }) };
  const same = ['in-time', 'too-late'].every((id) => (found[id] ?? 0) === (expected[id as 'in-time'] ?? 0));
  return same && rows.length <= 2 ? [] : [`answers say ${JSON.stringify(expected)}, the rows ${JSON.stringify(found)}`];
};
