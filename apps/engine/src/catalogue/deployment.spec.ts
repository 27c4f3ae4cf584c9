import type { Key } from '@relevo/bpmn-kernel';
import type { Role } from '@relevo/contracts';
import type { DataSource } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { Accounts } from '../access/accounts.js';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { createDataSource } from '../database/data-source.js';
import { PostgresDatabase } from '../database/postgres-database.js';
import { PostgresWakeUps } from '../database/postgres-wake-ups.js';
import { HistoryReader } from '../history/history-reader.js';
import { PostgresHistory } from '../history/postgres-history.js';
import { KeyBlocks } from '../keys/key-blocks.js';
import { LiveHub } from '../live/live-hub.js';
import type { Deployed } from './deployment.js';
import { DeploymentChecks } from './deployment-checks.js';
import { DeploymentListeners } from './deployment-listeners.js';
import { DeploymentService } from './deployment.service.js';
import { DeploymentWriter } from './deployment-writer.js';
import { PostgresCatalogue } from './postgres-catalogue.js';
import { PublishedFiles } from './published-files.js';
import { PublishedNotice } from './published-notice.js';
import { fileFromBytes, type ResourceFile } from './resource-files.js';
import { file, flow, form, table, usesForm } from './testing/bundle-files.js';

class TestClock extends Clock {
  now = () => Date.parse('2026-03-02T09:00:00Z');
}

const person = (id: string, ...roles: Role[]): Identity => ({
  id,
  name: id,
  roles: new Set(roles),
  groups: new Set(),
  via: 'session',
});
const owner = person('olga', 'process-owner');
const author = { id: 'olga', name: 'Olga' };
const actor = { kind: 'user', id: 'olga' } as const;

const definitionOf = ({ definitions }: Deployed) => definitions[0]!;

describe('deployment', () => {
  let fresh: FreshDatabase;
  let source: DataSource;
  let database: PostgresDatabase;
  let catalogue: PostgresCatalogue;
  let listeners: DeploymentListeners;
  let deployments: DeploymentService;

  const engine = () => {
    const wakeUps = new PostgresWakeUps({ url: fresh.url });
    const directory = new Directory(database, new Accounts(database), wakeUps);
    const own = new PostgresCatalogue(database);
    const heard = new DeploymentListeners();
    const writer = new DeploymentWriter(new KeyBlocks(database), new TestClock(), new PostgresHistory(), heard);
    const notice = new PublishedNotice(own, new LiveHub());
    return {
      catalogue: own,
      listeners: heard,
      deployments: new DeploymentService(database, new DeploymentChecks(own, directory), writer, notice),
    };
  };

  beforeAll(async () => {
    fresh = await freshDatabase({ migrated: true });
    source = await createDataSource({ url: fresh.url, poolSize: 6 }).initialize();
    database = new PostgresDatabase(source);
  });

  beforeEach(async () => {
    await database.query('TRUNCATE deployment, history_record, history_stream CASCADE');
    await database.query('UPDATE catalogue_epoch SET value = 0');
    ({ catalogue, listeners, deployments } = engine());
  });

  afterAll(async () => {
    await source.destroy();
    await fresh.drop();
  });

  const deploy = (...files: ResourceFile[]) => deployments.deploy(owner, files);
  const publish = (...files: ResourceFile[]) =>
    deployments.run({ files, actor, author, bundle: { note: 'Why', origin: 'owner' } });
  const count = async (table: string) =>
    Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]!.n);

  describe('versions', () => {
    it('numbers versions and answers the newest at once', async () => {
      await deploy(file('small.bpmn', flow()));
      const second = await deploy(file('small.bpmn', flow({ name: 'Changed' })));

      expect(definitionOf(second)).toMatchObject({ processId: 'small', version: 2, name: 'Changed' });
      expect(catalogue.latestDefinition('small')).toMatchObject({ version: 2, key: definitionOf(second).key });
      expect(catalogue.definitionByVersion('small', 1)?.definition.name).toBe('Small flow');
    });

    it('answers the same version for files that have not changed', async () => {
      const first = await deploy(file('small.bpmn', flow()), file('f.form', form('f', 'Note')));
      const epoch = catalogue.epoch;
      const again = await deploy(file('small.bpmn', flow()), file('f.form', form('f', 'Note')));

      expect(definitionOf(again).key).toBe(definitionOf(first).key);
      expect(again.forms[0]!.key).toBe(first.forms[0]!.key);
      expect(definitionOf(again).deploymentKey).toBe(first.deploymentKey);
      expect(again.published).toEqual([]);
      expect(catalogue.epoch).toBe(epoch);
    });

    it('gives all files of a deployment new versions when one has changed', async () => {
      await deploy(file('small.bpmn', flow()), file('f.form', form('f', 'Note')));
      const next = await deploy(file('small.bpmn', flow()), file('f.form', form('f', 'Other')));

      expect(definitionOf(next).version).toBe(2);
      expect(next.forms[0]!.version).toBe(2);
    });

    it('takes the same content under another file name for a change', async () => {
      await deploy(file('small.bpmn', flow()));
      expect(definitionOf(await deploy(file('other.bpmn', flow()))).version).toBe(2);
    });

    it('numbers without gap or double when many deploy at once', async () => {
      const engines = [engine(), engine(), engine()];
      const deployed = await Promise.all(
        engines.flatMap(({ deployments: service }, at) =>
          [1, 2].map((n) => service.deploy(owner, [file('small.bpmn', flow({ name: `Flow ${at} ${n}` }))])),
        ),
      );

      expect(deployed.map((each) => definitionOf(each).version).sort()).toEqual([1, 2, 3, 4, 5, 6]);
      await catalogue.reload();
      expect(catalogue.latestDefinition('small')?.version).toBe(6);
    });

    it('keeps every byte of the files', async () => {
      const xml = `\uFEFF${flow().replaceAll('\n', '\r\n')}<!-- ñ 🙂 -->\r\n`;
      const bytes = new TextEncoder().encode(xml);
      const deployed = await deploy(fileFromBytes('small.bpmn', bytes));

      const kept = await new PublishedFiles(database).xml(definitionOf(deployed).key);
      expect(new TextEncoder().encode(kept!)).toEqual(bytes);
    });
  });

  describe('bindings', () => {
    const small = (binding?: string) => file('small.bpmn', flow({ task: usesForm('f', binding) }));
    const bound = (deployed: Deployed, bindingType: 'latest' | 'deployment' | 'versionTag', versionTag?: string) =>
      catalogue.boundForm({ bindingType, formId: 'f', ...(versionTag && { versionTag }) }, definitionOf(deployed).key);

    it('answers a reference of a bundle with its own copy, whatever its binding says', async () => {
      const first = await publish(small(), file('f.form', form('f', 'One')));
      await publish(small(), file('f.form', form('f', 'Two')));

      for (const type of ['latest', 'deployment', 'versionTag'] as const) {
        expect(bound(first, type)).toMatchObject({ version: 1, schema: { components: [{ label: 'One' }] } });
      }
    });

    it('follows the binding of what arrived loose', async () => {
      const first = await deploy(small(), file('f.form', form('f', 'One')));
      await deploy(file('f.form', form('f', 'Two').replace('"id"', '"versionTag": "good", "id"')));
      await deploy(file('f.form', form('f', 'Three')));

      expect(bound(first, 'latest')?.version).toBe(3);
      expect(bound(first, 'deployment')?.version).toBe(1);
      expect(bound(first, 'versionTag', 'good')?.version).toBe(2);
      expect(bound(first, 'versionTag', 'unknown')).toBeNull();
    });

    it('calls the newest process, or the one published together', async () => {
      const both = flow().replace(
        '</bpmn:definitions>',
        flow({ id: 'called' })
          .match(/<bpmn:process[\s\S]*<\/bpmn:process>/)![0]
          .replaceAll(/"(\w+_\d)"/g, '"B_$1"')
          .replaceAll(/>(\w+_\d)</g, '>B_$1<') + '</bpmn:definitions>',
      );
      const first = await publish(file('both.bpmn', both));
      await deploy(file('called.bpmn', flow({ id: 'called', name: 'Newer' })));
      const caller = definitionOf(first).key;

      expect(catalogue.calledDefinition('called', { bindingType: 'latest' }, caller)?.version).toBe(2);
      expect(catalogue.calledDefinition('called', { bindingType: 'deployment' }, caller)?.version).toBe(1);
      expect(catalogue.calledDefinition('nobody', { bindingType: 'latest' }, caller)).toBeNull();
    });

    it('binds decisions as it binds forms', async () => {
      const first = await publish(file('small.bpmn', flow()), file('p.dmn', table('p', 'P1')));
      await deploy(file('p.dmn', table('p', 'P2')));

      const caller = definitionOf(first).key;
      expect(catalogue.boundDecision('p', { bindingType: 'latest' }, caller)).toMatchObject({
        version: 1,
        decision: { id: 'p', name: 'Priority' },
      });
      expect(first.requirements[0]).toMatchObject({ requirementsId: 'p-graph', version: 1 });
      expect(first.decisions[0]).toMatchObject({ decisionId: 'p', requirementsKey: first.requirements[0]!.key });
    });
  });

  describe('refusals', () => {
    it('publishes all or nothing, with what is wrong where', async () => {
      const broken = flow().replace('targetRef="End_1"', 'targetRef="Nowhere"');

      const refused = deploy(file('good.bpmn', flow({ id: 'good' })), file('bad.bpmn', broken), file('f.form', '{'));

      await expect(refused).rejects.toMatchObject({ code: 'diagram-refused', status: 422 });
      const findings = await refused.catch((error) => error.details.findings);
      expect(findings).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            severity: 'error',
            file: 'bad.bpmn',
            message: expect.stringContaining('Expected'),
          }),
          expect.objectContaining({ severity: 'error', file: 'f.form' }),
        ]),
      );
      expect(await count('deployment')).toBe(0);
      expect(await count('history_record')).toBe(0);
      expect(catalogue.latestDefinition('good')).toBeUndefined();
    });

    it('refuses a bundle with a reference that no file of it answers, even if it is published elsewhere', async () => {
      await deploy(file('f.form', form('f', 'One')));

      const refused = publish(file('small.bpmn', flow({ task: usesForm('f') })), file('g.form', form('g', 'Two')));

      await expect(refused).rejects.toMatchObject({
        code: 'missing-reference',
        message: expect.stringContaining('Expected the form "f" of "Attend" (Task_1) in this bundle, but it has "g"'),
        details: { findings: [{ code: 'missing-reference', file: 'small.bpmn', elementId: 'Task_1' }] },
      });
      await expect(deploy(file('small.bpmn', flow({ task: usesForm('f') })))).resolves.toBeDefined();
    });

    it('refuses a bundle with a task that reaches nobody, but takes it as a loose deployment', async () => {
      const unassigned = file('small.bpmn', flow().replace(/<bpmn:laneSet[\s\S]*<\/bpmn:laneSet>/, ''));

      await expect(publish(unassigned)).rejects.toMatchObject({
        code: 'diagram-refused',
        details: { findings: [expect.objectContaining({ elementId: 'Task_1' })] },
      });
      await expect(deploy(unassigned)).resolves.toBeDefined();
    });

    it.each<[string, readonly ResourceFile[], string]>([
      ['no file', [], 'invalid-request'],
      ['another kind of file', [file('virus.exe', 'x')], 'invalid-request'],
      ['one name twice', [file('a.bpmn', flow()), file('a.bpmn', flow())], 'invalid-request'],
      ['one process id twice', [file('a.bpmn', flow()), file('b.bpmn', flow())], 'diagram-refused'],
      ['a file that is too large', [file('a.bpmn', 'x'.repeat(5_000_000))], 'payload-too-large'],
      ['half a character', [file('a.bpmn', `${flow()}<!-- \uD800 -->`)], 'invalid-text'],
      ['no XML', [file('a.bpmn', 'hello')], 'diagram-refused'],
      ['an empty file', [file('a.dmn', '')], 'diagram-refused'],
      ['a form that is none', [file('a.form', '[]')], 'diagram-refused'],
      [
        'entity expansion',
        [file('a.bpmn', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>')],
        'diagram-refused',
      ],
    ])('refuses %s', async (_, files, code) => {
      await expect(deployments.deploy(owner, files)).rejects.toMatchObject({
        code,
        message: expect.stringContaining('Expected'),
      });
      expect(await count('deployment')).toBe(0);
    });

    it('refuses another encoding than UTF-8', () => {
      expect(() => fileFromBytes('a.bpmn', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))).toThrow('in UTF-8');
    });

    it('refuses people who may not', async () => {
      await expect(deployments.deploy(person('ana', 'agent'), [file('a.bpmn', flow())])).rejects.toMatchObject({
        code: 'forbidden',
      });
    });

    it('leaves nothing when something of the same transaction fails', async () => {
      listeners.register({ deployed: () => Promise.reject(new Error('broken')) });

      await expect(deploy(file('small.bpmn', flow()))).rejects.toThrow('broken');

      expect(await count('process_definition')).toBe(0);
      expect(await count('history_record')).toBe(0);
      await catalogue.reload();
      expect(catalogue.latestDefinition('small')).toBeUndefined();
    });
  });

  it('warns of groups that are not there', async () => {
    const bundle = { note: null, origin: 'owner' } as const;
    const found = await deployments.check({ files: [file('small.bpmn', flow({ group: 'nobody' }))], bundle });
    expect(found).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'unknown-group', elementId: 'Lane_1', file: 'small.bpmn' }),
    );
  });

  it('tells its listeners the new newest versions inside the transaction', async () => {
    const heard: string[] = [];
    listeners.register({
      deployed: async (tx, { definitions }) => {
        const rows = await tx.query<{ key: string }>('SELECT key::text AS key FROM process_definition');
        heard.push(...definitions.map(({ key }) => `${key} ${rows.map((row) => row.key).join()}`));
      },
    });
    const { key } = definitionOf(await deploy(file('small.bpmn', flow())));
    await deploy(file('small.bpmn', flow()));

    expect(heard).toEqual([`${key} ${key}`]);
  });

  it('records who published what in the stream of the process id', async () => {
    const first = await publish(file('small.bpmn', flow()));
    await deploy(file('f.form', form('f', 'One')));

    const history = new HistoryReader(database);
    const records = await history.readStream('process:small');
    expect(records).toMatchObject([
      {
        command: 'PublishBundle',
        actor: { kind: 'user', id: 'olga' },
        definitionKey: definitionOf(first).key,
        events: [{ type: 'DefinitionPublished', version: 1, note: 'Why', origin: 'owner' }],
      },
    ]);
    expect(await history.readStream('administration')).toMatchObject([{ command: 'DeployResources' }]);
    expect(await history.verifyStream('process:small')).toMatchObject({ whole: true });
  });

  it('reads in another engine what was published here, once it looks', async () => {
    const other = engine().catalogue;
    await other.reload();
    const { key } = definitionOf(await publish(file('small.bpmn', flow()), file('f.form', form('f', 'One'))));

    expect(other.definition(key)).toBeUndefined();
    await Promise.all([other.reload(), other.reload(), other.reload()]);
    expect(other.definition(key)).toMatchObject({ version: 1 });
    expect(other.form(first(await formKeys()))).toMatchObject({ formId: 'f' });
  });

  const formKeys = async () =>
    (await database.query<{ key: Key }>('SELECT key::text AS key FROM form')).map((row) => row.key);
  const first = <T>(items: readonly T[]): T => items[0]!;
});
