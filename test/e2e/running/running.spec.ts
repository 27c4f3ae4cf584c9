import type {
  AlsoUsed,
  Draft,
  Page,
  Passages,
  ProcessVersion,
  Published,
  RunningProcess,
  RunningTicket,
} from '@relevo/contracts';
import { flow, form, usesForm } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { condition, diagram, flows } from '../bad-input/diagrams.js';
import { Operator } from '../operations/operator.js';
import { Desk } from '../tickets/desk.js';

const gated = diagram(
  'gated',
  `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="gate" name="Over the limit?" />
  <bpmn:userTask id="after"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'gate'], ['after', 'end'])}
  <bpmn:sequenceFlow id="on" sourceRef="gate" targetRef="after">${condition('=amount > 10')}</bpmn:sequenceFlow>`,
);

describe('what runs of a process', () => {
  let relevo: TestEngine;
  let desk: Desk;
  let operator: Operator;
  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
    operator = new Operator(relevo);
  });
  afterAll(() => relevo.close());

  const owner = () => relevo.as('process-owner');
  const running = async (id: string, query = '') =>
    (await owner().get<RunningProcess>(`/api/processes/${id}/running${query}`)).body;
  const tickets = async (id: string, query = '') =>
    (await owner().get<Page<RunningTicket>>(`/api/processes/${id}/running/tickets${query}`)).body;
  const at = (overview: RunningProcess, id: string) => overview.elements.find(({ elementId }) => elementId === id);
  const publish = async (files: Draft['files'], note: string, newest?: number) => {
    const draft = (await owner().post<Draft>('/api/drafts', { name: note, files })).body;
    const body = { revision: draft.revision, note, ...(newest !== undefined && { newest }) };
    return owner().post<Published>(`/api/drafts/${draft.id}/publish`, body);
  };

  it('counts tickets per element and says who waits there, the longest first, page by page', async () => {
    const numbers: string[] = [];
    for (const title of ['One', 'Two', 'Three']) numbers.push((await desk.report(title)).number);
    await desk.complete(numbers[0] ?? '', 'ana', 'Attend the report', { solutionKnown: false });

    const overview = await running('service-desk');
    expect(overview).toMatchObject({ running: 3, atMost: null, stuck: [] });
    expect(at(overview, 'Task_Attend')).toMatchObject({
      label: 'Attend the report',
      tickets: 2,
      overdue: 0,
      usual: null,
    });
    expect(at(overview, 'Task_Search')).toMatchObject({ tickets: 1, heat: 'unknown' });

    const first = await tickets('service-desk', '?element=Task_Attend&limit=1');
    expect(first).toMatchObject({
      total: 2,
      items: [{ number: numbers[1], title: 'Two', version: 1, group: { id: 'l1' }, holder: null, stuck: null }],
    });
    const second = await tickets('service-desk', `?element=Task_Attend&limit=1&cursor=${first.nextCursor ?? ''}`);
    expect(second).toMatchObject({ nextCursor: null, items: [{ number: numbers[2] }] });
    expect(await tickets('service-desk', '?version=1')).toMatchObject({ total: 3 });
  });

  it('is hot where a due date has passed', async () => {
    await operator.pass(5 * 3_600_000);

    const overview = await running('service-desk');

    expect(at(overview, 'Task_Attend')).toMatchObject({ overdue: 2, heat: 'overdue' });
    expect((await tickets('service-desk', '?element=Task_Attend')).items[0]).toMatchObject({ overdue: true });
  });

  it('is hot where it takes much longer than usual', async () => {
    for (const title of ['a', 'b', 'c', 'd', 'e']) {
      const { number } = await desk.report(title);
      await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false });
      await operator.pass(60_000);
      await desk.complete(number, 'ana', 'Search the knowledge base', { solutionFound: false });
    }

    const search = at(await running('service-desk'), 'Task_Search');

    expect(search).toMatchObject({ tickets: 1, heat: 'much-longer' });
    expect(search?.usual).toBeGreaterThanOrEqual(60_000);
    expect(search?.usual).toBeLessThan(120_000);
  });

  it('has the stuck ones apart, with why, and lists them alone', async () => {
    await operator.deploy(gated);
    for (const amount of ['many', 'some', 20]) await operator.start('gated', { amount });

    const overview = await running('gated');

    expect(overview.stuck).toMatchObject([
      {
        ...{ elementId: 'gate', label: 'Over the limit?', tickets: 2 },
        ...{ code: 'condition-not-boolean', message: expect.stringMatching(/^Expected/) },
      },
    ]);
    expect(at(overview, 'after')).toMatchObject({ tickets: 1 });
    const stuck = await tickets('gated', '?stuck=true');
    expect(stuck.items.map(({ elementId, stuck: why, number }) => [elementId, why !== null, number])).toEqual([
      ['gate', true, null],
      ['gate', true, null],
    ]);
    expect(stuck.total).toBe(2);
  });

  const catalogued = (id: string, label: string) => ({
    [`${id}.bpmn`]: flow({
      id,
      task: usesForm(`${id}-form`),
      properties: '<zeebe:property name="relevo:catalogue" value="true" />',
    }),
    [`${id}.form`]: form(`${id}-form`, label),
  });

  it('shows how the first tickets of a version come to its new steps, and no others', async () => {
    const report = async (title: string) =>
      relevo.as('requester').post('/api/tickets', { processId: 'passing', title, description: 'Please' });
    const passages = async (version: number) =>
      (await owner().get<Passages>(`/api/processes/passing/versions/${version}/passages?elements=Task_1`)).body;
    await publish(catalogued('passing', 'Old'), 'First');
    await report('Elder');
    await operator.pass();
    await publish(catalogued('passing', 'New'), 'Second');
    expect(await passages(2)).toEqual({ begun: 0, items: [] });

    await report('Younger');

    expect(await passages(2)).toMatchObject({
      begun: 1,
      items: [{ title: 'Younger', elementId: 'Task_1', label: 'Attend', here: true, closed: false, stuck: false }],
    });
    expect(await passages(1)).toMatchObject({ begun: 1, items: [{ title: 'Elder' }] });
  });

  it('makes an old version the newest in one act, recorded, and leaves who runs where they are', async () => {
    await publish(catalogued('back', 'Old'), 'First');
    await publish(catalogued('back', 'New'), 'Second');

    const again = await owner().post<Published>('/api/processes/back/versions/1/publish', {
      ...{ newest: 2, note: 'Back to version 1' },
    });

    expect(again).toMatchObject({ status: 200, body: { processId: 'back', version: 3, running: 0 } });
    const { body } = await owner().get<ProcessVersion & Draft>('/api/processes/back/versions/3');
    expect(body).toMatchObject({
      note: 'Back to version 1',
      publishedBy: { id: 'process-owner' },
      files: catalogued('back', 'Old'),
    });
    const records = await relevo.engine.get(HistoryReader).readStream('process:back');
    expect(records.map(({ command }) => command).slice(-2)).toEqual(['PublishBundle', 'PublishVersionAgain']);
    expect(records.at(-1)).toMatchObject({
      actor: { id: 'process-owner' },
      events: [{ type: 'VersionPublishedAgain', of: 1, version: 3 }],
    });
  });

  it('lets one of two who publish at once win; the other is told what was published', async () => {
    await publish(catalogued('both', 'Old'), 'First');

    const answers = await Promise.all([
      publish(catalogued('both', 'Mine'), 'Mine', 1),
      publish(catalogued('both', 'Yours'), 'Yours', 1),
      owner().post<Published>('/api/processes/both/versions/1/publish', { newest: 1, note: 'Back' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const versions = (await owner().get<readonly ProcessVersion[]>('/api/processes/both/versions')).body;
    expect(versions).toHaveLength(2);
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body).toMatchObject({ code: 'newer-version', newest: { version: 2, note: versions[0]?.note } });
      expect(body).toMatchObject({ detail: expect.stringContaining('Nothing was published or overwritten') });
    }
  });

  it('says which other process has the same form', async () => {
    const shared = { 'shared.form': form('shared-form', 'Shared') };
    const one = { 'one.bpmn': flow({ id: 'one', name: 'One', task: usesForm('shared-form') }), ...shared };
    const two = { 'two.bpmn': flow({ id: 'two', name: 'Two', task: usesForm('shared-form') }), ...shared };
    await publish(one, 'First');
    const draft = (await owner().post<Draft>('/api/drafts', { name: 'Two', files: two })).body;

    const used = await owner().get<readonly AlsoUsed[]>(`/api/drafts/${draft.id}/also-used`);

    expect(used.body).toEqual([{ processId: 'one', name: 'One', ids: ['shared-form'] }]);
  });

  it.each([
    ['an unknown process', '/api/processes/nobody/running', 404],
    ['an unknown version', '/api/processes/service-desk/running?version=99', 404],
    ['a version that is none', '/api/processes/service-desk/versions/x/passages', 400],
    ['a cursor of somewhere else', '/api/processes/service-desk/running/tickets?cursor=abc', 400],
    ['a huge page', '/api/processes/service-desk/running/tickets?limit=5000', 400],
  ])('refuses %s', async (_what, path, status) => {
    const refused = await owner().get(path);
    expect(refused.status).toBe(status);
    expect(refused.body.detail).toContain('Expected');
  });

  it('does not take an unknown version back', async () => {
    const refused = await owner().post('/api/processes/service-desk/versions/9/publish', { newest: 1, note: 'Back' });
    expect(refused).toMatchObject({ status: 404, body: { code: 'definition-not-found' } });
  });
});
