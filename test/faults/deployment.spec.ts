import { setTimeout as pause } from 'node:timers/promises';
import * as d from '../corpus/own/diagram-text.js';
import { Database } from '../../apps/engine/src/database/database.js';
import type { Engine } from '../../apps/engine/src/engine.js';
import { check } from './support/check.js';
import { deploy } from './support/deploy.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { numbers, Several } from './support/several.js';

const deployments = sizeOf('DEPLOYMENTS', { short: 8, long: 100 });
const clients = 6;

/** Each version has a task of its own, so one sees on which of them an instance goes on. */
const version = (number: number): string =>
  d.definitions(
    d.mainProcess(
      'changing',
      d.start('s') +
        d.user(`first-${number}`) +
        d.user(`second-${number}`) +
        d.end('e') +
        d.flows(`s first-${number} second-${number} e`),
    ),
  );

interface Started {
  readonly processInstanceKey: string;
  readonly processDefinitionVersion: number;
}

describe('a definition deployed during load', () => {
  let several: Several;
  const ledger = emptyLedger();
  const versions = new Map<string, number>();
  let newest = 1;
  let loading = true;
  let afterAnswer = 0;

  beforeAll(async () => {
    several = await Several.start(3, version(1));
  }, 120_000);
  afterAll(() => several.drop());

  const start = async (): Promise<void> => {
    const atLeast = newest;
    const { status, body } = await several
      .next()
      .post<Started>('/v2/process-instances', { processDefinitionId: 'changing' });
    if (status !== 200) return void ledger.unexpected.push(`${status} ${JSON.stringify(body)}`);
    ledger.startedInstances.add(body.processInstanceKey);
    versions.set(body.processInstanceKey, body.processDefinitionVersion);
    if (body.processDefinitionVersion < atLeast)
      ledger.unexpected.push(
        `version ${atLeast} was answered, but ${body.processDefinitionVersion} was started after it`,
      );
    afterAnswer += 1;
    await completeFirst(body.processInstanceKey);
  };

  const completeFirst = async (processInstanceKey: string): Promise<void> => {
    const { body } = await several.next().post<{ items: readonly { userTaskKey: string }[] }>('/v2/user-tasks/search', {
      filter: { processInstanceKey },
    });
    const key = body.items[0]?.userTaskKey ?? '';
    const { status } = await several.next().post(`/v2/user-tasks/${key}/completion`, {});
    if (status === 204) ledger.completedTasks.add(key);
    else ledger.unexpected.push(`a task of ${processInstanceKey} was answered with ${status}`);
  };

  it(`what starts after the answer runs the newest of ${String(deployments)}, what ran before keeps its own`, async () => {
    const load = numbers(clients).map(async () => {
      while (loading) await start();
    });
    for (let number = 2; number <= deployments; number += 1) {
      const before = versions.size;
      await deploy(several.next(), version(number));
      newest = number;
      while (versions.size < before + clients) await pause(2);
    }
    loading = false;
    await Promise.all(load);
    await several.close();

    const checked = await check({
      databaseUrl: several.databaseUrl,
      clock: 'controllable',
      ledger,
      also: (engine) => keptVersions(engine, versions),
    });
    report('a definition deployed during load', {
      deployments,
      answered: ledger.startedInstances.size + ledger.completedTasks.size,
      'starts held against the newest answer': afterAnswer,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
  }, 600_000);
});

/** Each instance is where its own version leads. */
const keptVersions = async (engine: Engine, versions: ReadonlyMap<string, number>): Promise<readonly string[]> => {
  const rows = await engine.get<Database>(Database).query<{ key: string; version: number; task: string }>(
    `SELECT i.key::text AS key, i.version, t.element_id AS task FROM process_instance i
      JOIN user_task t ON t.process_instance_key = i.key AND t.ended_at IS NULL WHERE i.bpmn_process_id = 'changing'`,
  );
  const wrong = rows.filter(({ key, version: runs, task }) => versions.get(key) !== runs || task !== `second-${runs}`);
  const missing = versions.size - rows.length;
  return [
    ...wrong.map((row) => `answered version ${String(versions.get(row.key))}, but the rows say ${JSON.stringify(row)}`),
    ...(missing === 0 ? [] : [`${missing} instances have no open task`]),
  ];
};
