import type {
  Draft,
  DraftCheck,
  ProcessSummary,
  ProcessVersion,
  Page,
  ProcessVersionDetail,
  Published,
  TaskDetail,
  TaskSummary,
} from '@relevo/contracts';
import { DeploymentService } from '../../../apps/engine/src/catalogue/deployment.service.js';
import { file, flow, form, usesForm } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { ShippedFlows } from '../../../apps/engine/src/publication/shipped-flows.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

describe('from draft to version', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const owner = () => relevo.as('process-owner');
  const files = (id: string, name = 'Small flow') => ({
    [`${id}.bpmn`]: flow({ id, name, task: usesForm(`${id}-form`) }),
    [`${id}.form`]: form(`${id}-form`, name),
  });
  const begin = async (id: string): Promise<Draft> =>
    (await owner().post<Draft>('/api/drafts', { name: 'My change', files: files(id) })).body;
  const publish = (draft: Draft, note = 'First') =>
    owner().post<Published>(`/api/drafts/${draft.id}/publish`, { revision: draft.revision, note });

  it('begins with files, is saved, checked and published as a version that keeps every byte', async () => {
    const draft = await begin('whole');
    expect(draft).toMatchObject({
      processId: 'whole',
      revision: 1,
      baseVersion: null,
      savedBy: { id: 'process-owner' },
    });
    const saved = await owner().put<Draft>(`/api/drafts/${draft.id}`, { revision: 1, files: files('whole', 'Better') });
    expect(saved).toMatchObject({ status: 200, body: { revision: 2, name: 'My change' } });
    const check = await owner().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body.publishable).toBe(true);

    const published = await publish(saved.body, 'Because');

    expect(published).toMatchObject({ status: 200, body: { processId: 'whole', version: 1, running: 0 } });
    const detail = await owner().get<ProcessVersionDetail>('/api/processes/whole/versions/1');
    expect(detail.body).toMatchObject({
      definitionKey: published.body.definitionKey,
      note: 'Because',
      publishedBy: { id: 'process-owner' },
      files: files('whole', 'Better'),
    });
    const xml = await owner().get<string>(`/api/definitions/${published.body.definitionKey}/xml`);
    expect(xml.headers.get('content-type')).toContain('application/xml');
    expect(xml.body).toBe(files('whole', 'Better')['whole.bpmn']);
    expect(await owner().get(`/api/drafts/${draft.id}`)).toMatchObject({ status: 404 });
  });

  it('begins from a published version; the old one stays in the list', async () => {
    await publish(await begin('twice'));
    const draft = await owner().post<Draft>('/api/drafts', { name: 'Next', from: { processId: 'twice' } });
    expect(draft.body).toMatchObject({ baseVersion: 1, files: files('twice') });
    await publish(draft.body, 'Second');

    const versions = await owner().get<readonly ProcessVersion[]>('/api/processes/twice/versions');
    expect(versions.body.map(({ version, note }) => [version, note])).toEqual([
      [2, 'Second'],
      [1, 'First'],
    ]);
    const processes = await owner().get<readonly ProcessSummary[]>('/api/processes');
    expect(processes.body.find(({ processId }) => processId === 'twice')).toMatchObject({
      version: 2,
      running: 0,
      stuck: 0,
      drafts: [],
    });
  });

  it('leaves running tickets on their version, forms included, and counts them', async () => {
    const catalogued = (label: string) => ({
      'stay.bpmn': flow({
        id: 'stay',
        task: usesForm('stay-form'),
        properties: '<zeebe:property name="relevo:catalogue" value="true" />',
      }),
      'stay.form': form('stay-form', label),
    });
    const release = async (label: string) => {
      const draft = await owner().post<Draft>('/api/drafts', { name: label, files: catalogued(label) });
      return publish(draft.body, label);
    };
    const report = async (title: string) =>
      relevo.as('requester').post('/api/tickets', { processId: 'stay', title, description: 'Please' });
    const labelOf = async (title: string) => {
      const tasks = await relevo.as('agent').get<Page<TaskSummary>>(`/api/tasks?view=all&q=${title}`);
      const task = await relevo.as('agent').get<TaskDetail>(`/api/tasks/${tasks.body.items[0]?.key ?? ''}`);
      return { version: task.body.form.version, schema: JSON.stringify(task.body.form.schema) };
    };
    await release('Old');
    await report('Elder');

    const published = await release('New');
    await report('Younger');

    expect(published.body).toMatchObject({ version: 2, running: 1 });
    expect(await labelOf('Elder')).toMatchObject({ version: 1, schema: expect.stringContaining('"Old"') });
    expect(await labelOf('Younger')).toMatchObject({ version: 2, schema: expect.stringContaining('"New"') });
    const versions = await owner().get<readonly ProcessVersion[]>('/api/processes/stay/versions');
    expect(versions.body.map(({ version, running }) => [version, running])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    const processes = await owner().get<readonly ProcessSummary[]>('/api/processes');
    expect(processes.body.find(({ processId }) => processId === 'stay')).toMatchObject({ version: 2, running: 2 });
  });

  it('never overwrites what somebody saved in between, and shows it', async () => {
    const draft = await begin('shared');
    const theirs = await relevo
      .as('administrator')
      .put<Draft>(`/api/drafts/${draft.id}`, { revision: 1, files: files('shared', 'Theirs') });
    expect(theirs.status).toBe(200);

    const mine = await owner().put(`/api/drafts/${draft.id}`, { revision: 1, files: files('shared', 'Mine') });

    expect(mine).toMatchObject({
      status: 409,
      body: { code: 'stale-draft', draft: { revision: 2, files: files('shared', 'Theirs') } },
    });
    expect(mine.body.detail).toMatch(
      /^Expected revision 1 .* but .* has saved revision 2 since\. Nothing was overwritten/,
    );
    const published = await publish(draft);
    expect(published).toMatchObject({ status: 409, body: { code: 'stale-draft' } });
  });

  it('lets one of two that save or publish at the same moment win', async () => {
    const draft = await begin('race');
    const save = (name: string) => owner().put(`/api/drafts/${draft.id}`, { revision: 1, files: files('race', name) });

    const answers = await Promise.all([save('One'), save('Two'), publish(draft), save('Three')]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 409 || status === 404)).toBe(
      true,
    );
  });

  it('keeps a broken diagram, and says what is wrong when it is to be published', async () => {
    const draft = await begin('broken');
    const broken = { 'broken.bpmn': flow({ id: 'broken', task: usesForm('nowhere') }).replace('</bpmn:process>', '') };
    const saved = await owner().put<Draft>(`/api/drafts/${draft.id}`, { revision: 1, files: broken });
    expect(saved).toMatchObject({ status: 200, body: { processId: 'broken', files: broken } });

    const check = await owner().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body).toMatchObject({ publishable: false, findings: [{ severity: 'error', file: 'broken.bpmn' }] });
    expect(await publish(saved.body)).toMatchObject({ status: 422, body: { code: 'diagram-refused' } });
    expect((await owner().get<Draft>(`/api/drafts/${draft.id}`)).body.revision).toBe(2);
  });

  it('refuses a bundle whose form is missing, at the element', async () => {
    const draft = await begin('formless');
    const bare = { 'formless.bpmn': files('formless')['formless.bpmn'] ?? '' };
    const saved = await owner().put<Draft>(`/api/drafts/${draft.id}`, { revision: 1, files: bare });

    const refused = await publish(saved.body);

    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'missing-reference',
        findings: [{ elementId: 'Task_1', elementName: 'Attend', file: 'formless.bpmn' }],
      },
    });
  });

  it('warns when somebody has published since the draft was begun', async () => {
    await publish(await begin('late'));
    const draft = (await owner().post<Draft>('/api/drafts', { name: 'A', from: { processId: 'late' } })).body;
    const other = (await owner().post<Draft>('/api/drafts', { name: 'B', from: { processId: 'late' } })).body;
    await publish(other, 'Faster');

    const check = await owner().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body.publishable).toBe(true);
    expect(check.body.findings).toContainEqual(expect.objectContaining({ severity: 'warning', code: 'newer-version' }));
  });

  it.each([
    ['without name', { files: {} }],
    ['without files or a version', { name: 'X' }],
    ['with both', { name: 'X', files: {}, from: { processId: 'x' } }],
    ['without a diagram', { name: 'X', files: { 'a.form': '{}' } }],
    ['with two diagrams', { name: 'X', files: { 'a.bpmn': flow(), 'b.bpmn': flow() } }],
    ['with a file that is not published', { name: 'X', files: { 'a.bpmn': flow(), 'a.js': 'alert()' } }],
  ])('refuses a draft %s', async (_, body) => {
    const refused = await owner().post('/api/drafts', body);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(refused.body.detail).toContain('Expected');
  });

  it('refuses a diagram without a process, unknown drafts and unknown versions', async () => {
    expect(await owner().post('/api/drafts', { name: 'X', files: { 'a.bpmn': 'hello' } })).toMatchObject({
      status: 422,
      body: { code: 'diagram-refused' },
    });
    expect(await owner().get('/api/drafts/1')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await owner().get('/api/drafts/x')).toMatchObject({ status: 400 });
    expect(await owner().delete('/api/drafts/1')).toMatchObject({ status: 404 });
    expect(await owner().get('/api/processes/nobody/versions')).toMatchObject({
      status: 404,
      body: { code: 'definition-not-found' },
    });
    expect(await owner().get('/api/definitions/1/xml')).toMatchObject({ status: 404 });
    expect(
      await owner().post('/api/drafts', { name: 'X', from: { processId: 'service-desk', version: 99 } }),
    ).toMatchObject({ status: 404 });
  });

  it('is for process owners; staff read what is published, requesters nothing', async () => {
    const draft = await begin('rights');
    const acts = (client: ReturnType<typeof owner>) =>
      Promise.all([
        client.get('/api/drafts'),
        client.get(`/api/drafts/${draft.id}`),
        client.post('/api/drafts', { name: 'X', files: files('rights') }),
        client.put(`/api/drafts/${draft.id}`, { revision: 1, files: files('rights') }),
        client.post(`/api/drafts/${draft.id}/check`),
        client.post(`/api/drafts/${draft.id}/publish`, { revision: 1, note: 'Mine' }),
        client.delete(`/api/drafts/${draft.id}`),
      ]);
    for (const role of ['agent', 'auditor', 'requester', 'worker']) {
      expect((await acts(relevo.as(role))).map(({ status }) => status)).toEqual(Array(7).fill(403));
    }
    expect((await acts(relevo.anonymous)).every(({ status }) => status === 401)).toBe(true);
    expect(await relevo.as('auditor').get('/api/processes')).toMatchObject({ status: 200 });
    expect(await relevo.as('requester').get('/api/processes')).toMatchObject({ status: 403 });
  });

  it('records every act in the stream of the process', async () => {
    const draft = await begin('story');
    const saved = (await owner().put<Draft>(`/api/drafts/${draft.id}`, { revision: 1, files: files('story', 'B') }))
      .body;
    const other = await begin('story');
    await owner().delete(`/api/drafts/${other.id}`);
    await publish(saved);

    const records = await relevo.engine.get(HistoryReader).readStream('process:story');
    expect(records.map(({ command }) => command)).toEqual([
      'CreateDraft',
      'SaveDraft',
      'CreateDraft',
      'DeleteDraft',
      'PublishBundle',
      'PublishDraft',
    ]);
    expect(records.every(({ actor }) => actor.id === 'process-owner')).toBe(true);
  });

  it('lists what people may ask for, in their language', async () => {
    const properties = [
      ['relevo:catalogue', 'true'],
      ['relevo:catalogueName', 'Ask me'],
      ['relevo:catalogueName.es', 'Pídeme'],
      ['relevo:catalogueDescription', 'Something'],
    ].map(([name, value]) => `<zeebe:property name="${name}" value="${value}" />`);
    const xml = flow({ id: 'asked', properties: properties.join('') });
    await publish((await owner().post<Draft>('/api/drafts', { name: 'X', files: { 'a.bpmn': xml } })).body);

    const list = async (query: string) =>
      (await relevo.anonymous.get<readonly { processId: string; name: string }[]>(`/api/catalogue${query}`)).body.find(
        ({ processId }) => processId === 'asked',
      );
    expect(await list('')).toEqual({ processId: 'asked', name: 'Ask me', description: 'Something', form: null });
    expect(await list('?language=es')).toMatchObject({ name: 'Pídeme' });
  });

  describe('shipped flows', () => {
    it('are published at the first start and not again at the next', async () => {
      const database = relevo.engine.get(Database);
      const count = async () => (await database.query("SELECT 1 FROM bundle WHERE origin = 'shipped'")).length;
      const before = await count();
      await relevo.engine.get(ShippedFlows).load();
      expect(await count()).toBe(before);
    });

    it('are told from what somebody published by a mark, whatever note an older Relevo left at them', async () => {
      const listed = async () => (await owner().get<readonly ProcessSummary[]>('/api/processes')).body;
      const marks = (of: readonly ProcessSummary[]) => of.filter(({ shipped }) => shipped).map(({ note }) => note);
      const before = marks(await listed());
      expect(before.length).toBeGreaterThan(0);
      await relevo.engine.get(Database).query("UPDATE bundle SET note = 'Comes along' WHERE origin = 'shipped'");
      expect(marks(await listed())).toEqual(before.map(() => null));
    });

    it('are never published over a version of an owner', async () => {
      const database = relevo.engine.get(Database);
      const [shipped] = await database.query<{ process_id: string }>(
        "SELECT process_id FROM bundle WHERE origin = 'shipped' LIMIT 1",
      );
      if (!shipped) return;
      const xml = flow({ id: shipped.process_id });
      await relevo.engine.get(DeploymentService).run({
        files: [file('mine.bpmn', xml)],
        actor: { kind: 'user', id: 'process-owner' },
        author: { id: 'process-owner', name: 'Process owner' },
        bundle: { note: 'Mine', origin: 'owner' },
      });

      await relevo.engine.get(ShippedFlows).load();

      const newest = await owner().get<ProcessVersionDetail>(`/api/processes/${shipped.process_id}/versions/2`);
      expect(newest.body.files).toEqual({ 'mine.bpmn': xml });
      expect(await owner().get(`/api/processes/${shipped.process_id}/versions/3`)).toMatchObject({ status: 404 });
    });
  });
});
