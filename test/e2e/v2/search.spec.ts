import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Problem } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { oneStep } from '../bad-input/diagrams.js';
import { atOnce, clientOf, deploy } from './clients.js';

const flow = (id: string): string =>
  oneStep(
    id,
    '<bpmn:userTask id="step" name="Look"><bpmn:extensionElements><zeebe:userTask /><zeebe:priorityDefinition priority="=priority" /></bpmn:extensionElements></bpmn:userTask>',
  );

const noon = Date.UTC(2030, 0, 1, 12);
const minute = 60_000;

/** Twelve instances of two processes, started a minute apart. */
describe('the official client searches', () => {
  let relevo: TestEngine;
  let client: CamundaClient;
  let pager: CamundaClient;
  const keys: string[] = [];

  beforeAll(async () => {
    relevo = await startEngine();
    client = clientOf(relevo);
    // 8.8.4 drops `after` and `before` from what it sends when it validates requests.
    pager = clientOf(relevo, 'req:none,res:strict');
    for (const id of ['printer_a', 'printer-b']) await deploy(client, flow(id));
    for (let n = 0; n < 12; n += 1) {
      await client.pinClock({ timestamp: noon + n * minute });
      const processDefinitionId = n % 2 === 0 ? 'printer_a' : 'printer-b';
      const start = { processDefinitionId, variables: { n, priority: (n % 3) * 10, name: `No ${String(n)}` } };
      keys.push((await client.createProcessInstance(start as never)).processInstanceKey);
    }
  });
  afterAll(() => relevo.close());

  const instances = async (filter: object, sort: readonly object[] = [], page: object = {}) =>
    pager.searchProcessInstances({ filter, sort, page } as never, atOnce);
  const numbers = (items: readonly { readonly processInstanceKey: string }[]) =>
    items.map(({ processInstanceKey }) => keys.indexOf(processInstanceKey));
  const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

  it.each([
    ['in the order of their age', []],
    ['by a field with ties', [{ field: 'processDefinitionId', order: 'DESC' }]],
    ['by a field that is empty everywhere', [{ field: 'endDate', order: 'ASC' }]],
    ['by a field that is empty everywhere, downward', [{ field: 'endDate', order: 'DESC' }]],
    [
      'by two fields',
      [
        { field: 'state', order: 'ASC' },
        { field: 'startDate', order: 'DESC' },
      ],
    ],
  ])('forward and back through pages %s, seeing each once', async (_, sort) => {
    const whole = numbers((await instances({}, sort)).items);
    expect([...whole].sort((a, b) => a - b)).toEqual(all);

    const forward: number[] = [];
    let page = await instances({}, sort, { limit: 5 });
    for (; page.items.length > 0; page = await instances({}, sort, { limit: 5, after: page.page.endCursor })) {
      expect(Number(page.page.totalItems)).toBe(12);
      forward.push(...numbers(page.items));
    }
    expect(forward).toEqual(whole);

    const last = await instances({}, sort, { from: 10, limit: 5 });
    const before = await instances({}, sort, { limit: 5, before: last.page.startCursor });
    expect([...numbers(before.items), ...numbers(last.items)]).toEqual(whole.slice(5));
  });

  it.each([
    ['equal to', { processDefinitionId: 'printer_a' }, [0, 2, 4, 6, 8, 10]],
    ['not equal to', { processDefinitionId: { $neq: 'printer_a' } }, [1, 3, 5, 7, 9, 11]],
    ['one of', { processDefinitionId: { $in: ['printer-b', 'nothing'] } }, [1, 3, 5, 7, 9, 11]],
    ['like, with wildcards', { processDefinitionId: { $like: 'print*a' } }, [0, 2, 4, 6, 8, 10]],
    ['like, where _ is no wildcard', { processDefinitionId: { $like: 'printer_?' } }, [0, 2, 4, 6, 8, 10]],
    ['after a moment', { startDate: { $gt: new Date(noon + 9 * minute).toISOString() } }, [10, 11]],
    [
      'between moments',
      {
        startDate: { $gte: new Date(noon + 2 * minute).toISOString(), $lt: new Date(noon + 4 * minute).toISOString() },
      },
      [2, 3],
    ],
    ['without a value', { endDate: { $exists: false } }, all],
    ['with a value', { endDate: { $exists: true } }, []],
    ['by a variable', { variables: [{ name: 'n', value: '7' }] }, [7]],
    [
      'by two variables',
      {
        variables: [
          { name: 'name', value: '"No 4"' },
          { name: 'n', value: '4' },
        ],
      },
      [4],
    ],
    [
      'by state and process',
      { state: 'ACTIVE', processDefinitionId: 'printer-b', hasIncident: false },
      [1, 3, 5, 7, 9, 11],
    ],
    [
      'by one or the other',
      {
        $or: [
          { processDefinitionId: 'printer_a', startDate: { $lt: new Date(noon + minute).toISOString() } },
          { startDate: { $gte: new Date(noon + 11 * minute).toISOString() } },
        ],
      },
      [0, 11],
    ],
  ])('for what is %s', async (_, filter, expected) => {
    expect(numbers((await instances(filter)).items)).toEqual(expected);
  });

  it('for a moment with an offset, which its own validation refuses', async () => {
    const filter = { startDate: '2030-01-01T14:03:00.000+02:00' };
    const { body } = await relevo
      .as('administrator')
      .post<{ items: { processInstanceKey: string }[] }>('/v2/process-instances/search', { filter });
    expect(numbers(body.items)).toEqual([3]);
  });

  it('user tasks by priority, group and variable, most urgent first', async () => {
    const { items } = await client.searchUserTasks(
      {
        filter: { priority: { $gte: 10 }, processInstanceVariables: [{ name: 'n', value: { $in: ['1', '2', '3'] } }] },
        sort: [{ field: 'priority', order: 'DESC' }],
      } as never,
      atOnce,
    );
    expect(items.map(({ priority }) => priority)).toEqual([20, 10]);
  });

  describe('and is told, as problem+json, what is wrong with', () => {
    const search = (body: unknown) => relevo.as('administrator').post<Problem>('/v2/process-instances/search', body);

    it.each([
      ['an unknown filter', { filter: { colour: 'red' } }, 'colour'],
      ['an unknown operator', { filter: { startDate: { $near: 1 } } }, '$near'],
      ['a date that is none', { filter: { startDate: 'yesterday' } }, 'yesterday'],
      ['a key that is none', { filter: { processInstanceKey: 'abc' } }, 'abc'],
      ['an unknown field to sort by', { sort: [{ field: 'colour' }] }, 'colour'],
      ['a cursor that is none', { page: { after: 'abc' } }, 'cursor'],
      ['a page without end', { page: { limit: 1_000_000 } }, 'limit'],
      ['a filter that is no object', { filter: [1] }, 'filter'],
    ])('%s', async (_, body, says) => {
      const answer = await search(body);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(answer.body).toMatchObject({
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        code: 'invalid-request',
      });
      expect(answer.body.detail).toContain(says);
      expect(answer.body.detail).toMatch(/^Expected /);
    });

    it.each([
      '/v2/process-instances/1',
      '/v2/process-instances/abc',
      '/v2/process-definitions/1',
      '/v2/process-definitions/1/xml',
      '/v2/element-instances/1',
      '/v2/user-tasks/1',
      '/v2/variables/1',
      '/v2/incidents/1',
      '/v2/resources/1',
    ])('a key that nothing has: %s', async (path) => {
      const { status, body } = await relevo.as('administrator').get<Problem>(path);
      expect([status, body.code]).toEqual([404, 'not-found']);
      expect(body.detail).toMatch(/^Expected .*, but found none with/);
    });

    it('commands on keys that nothing has', async () => {
      const administrator = relevo.as('administrator');
      const answers = await Promise.all([
        administrator.post('/v2/process-instances/1/cancellation'),
        administrator.post('/v2/jobs/1/completion'),
        administrator.post('/v2/incidents/1/resolution'),
        administrator.post('/v2/user-tasks/1/assignment', { assignee: 'ana' }),
        administrator.put('/v2/element-instances/1/variables', { variables: {} }),
        administrator.post('/v2/process-instances', { processDefinitionId: 'nothing' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      for (const { body } of answers) expect(body.detail).toMatch(/^Expected .*, but .*\.$/);
    });
  });
});
