import { boundTo, type Caller } from './callers.js';
import type { World } from './world.js';

export interface Sent {
  readonly path: string;
  readonly body?: unknown;
}

/** Makes a well-formed call of a route; what it is about exists, so that rights alone decide. */
export type Request = (world: World, caller: Caller) => Promise<Sent> | Sent;

const fixed =
  (path: string, body?: unknown): Request =>
  () => ({ path, body });

/** `of` puts a key into the path where `*` stands. */
const about =
  (path: string, key: (world: World) => Promise<string>, body?: unknown): Request =>
  async (world) => ({ path: path.replace('*', await key(world)), body });

const report = { processId: 'service-desk', title: 'New', description: 'New', values: { category: 'other' } };
const article = { title: 'A', problem: 'B', solution: 'C', keywords: [], visibility: 'public' };
const comment = { text: 'Hello', visibility: 'public' };
const pinned = { elementId: 'Task_Attend', elementName: 'Attend', text: 'Why?' };
/** Port 9 discards: nobody listens there. */
const webhook = { name: 'Chat', url: 'https://127.0.0.1:9/', events: ['fault.raised'] };
const reason = 'for the table';
/** A filter that finds nothing. */
const nobody = { filter: { processDefinitionId: 'nobody' } };
const search = { page: { limit: 5 } };

/** By `METHOD /path` as the router has it. A route that is not here fails the test. */
export const requests: Readonly<Record<string, Request>> = {
  'GET /health/live': fixed('/health/live'),
  'GET /health/ready': fixed('/health/ready'),
  'GET /metrics': fixed('/metrics'),
  'GET /openapi.json': fixed('/openapi.json'),

  'GET /api/session': fixed('/api/session'),
  'POST /api/session': fixed('/api/session', { user: 'requester', password: 'requester' }),
  'DELETE /api/session': fixed('/api/session'),
  'PUT /api/session/language': fixed('/api/session/language', { language: 'en' }),
  'POST /api/setup': fixed('/api/setup', { code: 'A', user: 'first', name: 'First', password: 'a long password' }),

  'GET /api/people': fixed('/api/people?q=a'),
  'GET /api/people/:user': fixed('/api/people/agent'),
  'POST /api/people': (world) => {
    const user = world.name('added');
    return { path: '/api/people', body: { user, name: user, roles: [], password: 'a long password' } };
  },
  'PUT /api/people/:user/roles': about('/api/people/*/roles', (world) => world.person(), { roles: ['agent'] }),
  'PUT /api/people/:user/groups': about('/api/people/*/groups', (world) => world.person(), { groups: ['l1'] }),
  'DELETE /api/people/:user': about('/api/people/*', (world) => world.person()),
  'GET /api/groups': fixed('/api/groups'),
  'POST /api/groups': (world) => {
    const id = world.name('group');
    return { path: '/api/groups', body: { id, name: id, publicName: id } };
  },
  'GET /api/tokens': fixed('/api/tokens'),
  'POST /api/tokens': fixed('/api/tokens', { user: 'agent', name: 'Scanner' }),
  'DELETE /api/tokens/:id': about('/api/tokens/*', (world) => world.token()),

  'GET /api/webhooks': fixed('/api/webhooks'),
  'POST /api/webhooks': fixed('/api/webhooks', webhook),
  'PUT /api/webhooks/:id': about('/api/webhooks/*', (world) => world.webhook(), { active: false }),
  'DELETE /api/webhooks/:id': about('/api/webhooks/*', (world) => world.webhook()),
  'POST /api/webhooks/:id/test': about('/api/webhooks/*/test', (world) => world.webhook()),
  'GET /api/operations/dead-letters': fixed('/api/operations/dead-letters'),
  'POST /api/operations/dead-letters/repeat': fixed('/api/operations/dead-letters/repeat', { ids: ['1-1'] }),
  'POST /api/operations/dead-letters/discard': fixed('/api/operations/dead-letters/discard', {
    ...{ ids: ['1-1'], reason: 'None' },
  }),

  'GET /api/catalogue': fixed('/api/catalogue'),
  'POST /api/tickets': fixed('/api/tickets', { ...report, contact: { name: 'N', mail: 'n@example.org' } }),
  'GET /api/tickets': fixed('/api/tickets?view=all'),
  'GET /api/tickets/:number': about('/api/tickets/*', (world) => world.ticket()),
  'GET /api/tickets/:number/timeline': about('/api/tickets/*/timeline', (world) => world.ticket()),
  'GET /api/tickets/:number/comments': about('/api/tickets/*/comments', (world) => world.ticket()),
  'POST /api/tickets/:number/comments': about('/api/tickets/*/comments', (world) => world.ticket(), comment),
  'GET /api/tickets/:number/diagram': about('/api/tickets/*/diagram', (world) => world.ticket()),
  'GET /api/tickets/:number/variables': about('/api/tickets/*/variables', (world) => world.ticket()),
  'GET /api/tickets/:number/history': about('/api/tickets/*/history', (world) => world.ticket()),
  'GET /api/tickets/:number/replay': about('/api/tickets/*/replay', (world) => world.ticket()),
  'GET /api/history/verification': fixed('/api/history/verification?limit=1'),
  'GET /api/history/verification/:reference': about('/api/history/verification/*', (world) => world.ticket()),
  'GET /api/history/cases': fixed('/api/history/cases?view=held'),
  'GET /api/history/cases/:reference': about('/api/history/cases/*', (world) => world.ticket()),
  'PUT /api/history/holds/:reference': about('/api/history/holds/*', (world) => world.newTicket(), { reason: 'Court' }),
  'POST /api/history/holds/:reference/lift': about('/api/history/holds/*/lift', (world) => world.newTicket(), {
    reason: 'Settled',
  }),
  'POST /api/history/erasures/preview': async (world) => ({
    path: '/api/history/erasures/preview',
    body: { ticket: await world.ticket() },
  }),
  'POST /api/history/erasures': async (world) => ({
    path: '/api/history/erasures',
    body: { ticket: await world.ticket(), expected: 1, reason: 'Asked' },
  }),
  'GET /api/tickets/:number/tracking': about('/api/tickets/*/tracking', (world) => world.ticket()),
  'GET /api/tickets/:number/links': about('/api/tickets/*/links', (world) => world.ticket()),
  'POST /api/tickets/:number/links': about('/api/tickets/*/links', (world) => world.ticket()),
  'DELETE /api/tickets/:number/links/:key': async (world) => ({
    path: `/api/tickets/${await world.ticket()}/links/${await world.linkKey()}`,
  }),
  'POST /api/tickets/:number/cancel': about('/api/tickets/*/cancel', (world) => world.newTicket(), {}),

  'GET /api/tracking/:token': about('/api/tracking/*', (world) => world.link()),
  'POST /api/tracking/:token/comments': about('/api/tracking/*/comments', (world) => world.link(), { text: 'Hi' }),
  'POST /api/tracking/:token/complete': async (world) => ({
    path: `/api/tracking/${await world.testLink()}/complete`,
    body: { taskKey: await world.testTask(), values: { works: true } },
  }),

  'GET /api/tasks': fixed('/api/tasks?view=all'),
  'GET /api/tasks/next': fixed('/api/tasks/next'),
  'GET /api/tasks/:key': about('/api/tasks/*', (world) => world.task()),
  'POST /api/tasks/:key/claim': about('/api/tasks/*/claim', (world) => world.newTask()),
  'POST /api/tasks/:key/release': about('/api/tasks/*/release', (world) => world.newTask()),
  'POST /api/tasks/:key/assign': about('/api/tasks/*/assign', (world) => world.newTask(), { assignee: 'bruno' }),
  'PUT /api/tasks/:key/draft': about('/api/tasks/*/draft', (world) => world.newTask(), { revision: 0, values: {} }),
  'POST /api/tasks/:key/complete': about('/api/tasks/*/complete', (world) => world.newTask(), {
    values: { solutionKnown: true },
  }),

  'GET /api/articles': fixed('/api/articles?q='),
  'GET /api/articles/suggestions': fixed('/api/articles/suggestions?q=printer'),
  'GET /api/articles/missed': fixed('/api/articles/missed'),
  'GET /api/articles/:key': about('/api/articles/*', (world) => world.article()),
  'POST /api/articles': fixed('/api/articles', article),
  'PUT /api/articles/:key': about('/api/articles/*', (world) => world.newArticle(), { ...article, version: 1 }),
  'POST /api/articles/:key/feedback': about('/api/articles/*/feedback', (world) => world.article(), { helped: true }),

  'GET /api/processes': fixed('/api/processes'),
  'GET /api/processes/:id/versions': fixed('/api/processes/service-desk/versions'),
  'GET /api/processes/:id/versions/:version': fixed('/api/processes/service-desk/versions/1'),
  'POST /api/processes/:id/versions/:version/publish': about(
    '/api/processes/*/versions/1/publish',
    (world) => world.process(),
    { newest: 99, note: 'Back' },
  ),
  'GET /api/processes/:id/versions/:version/passages': fixed(
    '/api/processes/service-desk/versions/1/passages?elements=Task_Attend',
  ),
  'GET /api/processes/:id/running': fixed('/api/processes/service-desk/running'),
  'GET /api/processes/:id/running/tickets': fixed('/api/processes/service-desk/running/tickets'),
  'GET /api/definitions/:key/xml': about('/api/definitions/*/xml', (world) => world.definition()),
  'GET /api/drafts': fixed('/api/drafts'),
  'GET /api/drafts/:id': about('/api/drafts/*', (world) => world.draft()),
  'POST /api/drafts': (world) => ({
    path: '/api/drafts',
    body: { name: 'Change', files: world.files(world.name('begun')) },
  }),
  'PUT /api/drafts/:id': async (world) => ({
    path: `/api/drafts/${await world.newDraft()}`,
    body: { revision: 1, files: world.files(world.name('saved')) },
  }),
  'DELETE /api/drafts/:id': about('/api/drafts/*', (world) => world.newDraft()),
  'GET /api/drafts/:id/also-used': about('/api/drafts/*/also-used', (world) => world.draft()),
  'POST /api/drafts/:id/check': about('/api/drafts/*/check', (world) => world.draft()),
  'POST /api/drafts/:id/publish': about('/api/drafts/*/publish', (world) => world.newDraft(), {
    ...{ revision: 1, note: 'Mine' },
  }),
  'PUT /api/drafts/:id/presence': about('/api/drafts/*/presence', (world) => world.draft()),
  'DELETE /api/drafts/:id/presence': about('/api/drafts/*/presence', (world) => world.draft()),
  'GET /api/processes/:id/comments': fixed('/api/processes/service-desk/comments'),
  'POST /api/processes/:id/comments': fixed('/api/processes/service-desk/comments', pinned),
  'PUT /api/processes/:id/comments/:comment/resolution': about(
    '/api/processes/service-desk/comments/*/resolution',
    (world) => world.pinnedComment('process-owner'),
    { resolved: true },
  ),
  'DELETE /api/processes/:id/comments/:comment': about('/api/processes/service-desk/comments/*', (world) =>
    world.pinnedComment('process-owner'),
  ),

  'GET /api/operations/faults': fixed('/api/operations/faults'),
  'GET /api/operations/faults/counts': fixed('/api/operations/faults/counts'),
  'GET /api/operations/faults/:key': about('/api/operations/faults/*', (world) => world.incident()),
  'PUT /api/operations/faults/:key/variable': async (world) => {
    const { key, scopeKey } = await world.fault();
    return { path: `/api/operations/faults/${key}/variable`, body: { scopeKey, name: 'set', value: true } };
  },
  'POST /api/operations/faults/:key/retry': about('/api/operations/faults/*/retry', (world) => world.incident()),
  'POST /api/operations/faults/retry': fixed('/api/operations/faults/retry', { keys: ['1'], reason }),
  'POST /api/operations/instances/:key/suspension': about(
    '/api/operations/instances/*/suspension',
    (world) => world.newInstance(),
    { reason },
  ),
  'POST /api/operations/instances/:key/resumption': about(
    '/api/operations/instances/*/resumption',
    (world) => world.newInstance(),
    { reason },
  ),
  'POST /api/operations/instances/:key/cancellation': about(
    '/api/operations/instances/*/cancellation',
    (world) => world.newInstance(),
    { reason },
  ),
  'POST /api/operations/instances/:key/modification': about(
    '/api/operations/instances/*/modification',
    (world) => world.newInstance(),
    { reason, activate: [{ elementId: 'step' }] },
  ),
  'GET /api/operations/definitions': fixed('/api/operations/definitions'),
  'POST /api/operations/definitions/:key/suspension': about(
    '/api/operations/definitions/*/suspension',
    (world) => world.newDefinition(),
    { reason },
  ),
  'POST /api/operations/definitions/:key/resumption': about(
    '/api/operations/definitions/*/resumption',
    (world) => world.newDefinition(),
    { reason },
  ),
  'GET /api/operations/batches': fixed('/api/operations/batches'),
  'GET /api/operations/batches/:key': about('/api/operations/batches/*', (world) => world.batch()),
  'GET /api/operations/batches/:key/items': about('/api/operations/batches/*/items', (world) => world.batch()),
  'POST /api/operations/batches/:key/cancellation': about('/api/operations/batches/*/cancellation', (world) =>
    world.batch(),
  ),
  'POST /api/operations/batches/:key/suspension': about('/api/operations/batches/*/suspension', (world) =>
    world.batch(),
  ),
  'POST /api/operations/batches/:key/resumption': about('/api/operations/batches/*/resumption', (world) =>
    world.batch(),
  ),

  'GET /api/live': fixed('/api/live'),
  'PUT /api/live/:stream': async (world, caller) => ({
    path: `/api/live/${await world.stream(caller)}`,
    body: { topics: [] },
  }),

  'GET /v2/topology': fixed('/v2/topology'),
  'GET /v2/status': fixed('/v2/status'),
  'GET /v2/authentication/me': fixed('/v2/authentication/me'),
  'PUT /v2/clock': fixed('/v2/clock', { timestamp: 0 }),
  'POST /v2/clock/reset': fixed('/v2/clock/reset'),
  'POST /v2/deployments': (world) => ({ path: '/v2/deployments', body: world.deployment() }),
  'GET /v2/resources/:key': about('/v2/resources/*', (world) => world.definition()),
  'GET /v2/resources/:key/content': about('/v2/resources/*/content', (world) => world.definition()),
  'POST /v2/process-definitions/search': fixed('/v2/process-definitions/search', search),
  'GET /v2/process-definitions/:key': about('/v2/process-definitions/*', (world) => world.definition()),
  'GET /v2/process-definitions/:key/xml': about('/v2/process-definitions/*/xml', (world) => world.definition()),
  'POST /v2/decision-definitions/search': fixed('/v2/decision-definitions/search', search),
  'POST /v2/decision-definitions/evaluation': async (world) => ({
    path: '/v2/decision-definitions/evaluation',
    body: { decisionDefinitionKey: await world.decision() },
  }),
  'GET /v2/decision-definitions/:key': about('/v2/decision-definitions/*', (world) => world.decision()),
  'GET /v2/decision-definitions/:key/xml': about('/v2/decision-definitions/*/xml', (world) => world.decision()),
  'POST /v2/decision-requirements/search': fixed('/v2/decision-requirements/search', search),
  'GET /v2/decision-requirements/:key': about('/v2/decision-requirements/*', (world) => world.requirements()),
  'GET /v2/decision-requirements/:key/xml': about('/v2/decision-requirements/*/xml', (world) => world.requirements()),
  'POST /v2/decision-instances/search': fixed('/v2/decision-instances/search', search),
  'GET /v2/decision-instances/:key': about('/v2/decision-instances/*', (world) => world.decisionMade()),
  'POST /v2/process-instances': async (world) => ({
    path: '/v2/process-instances',
    body: { processDefinitionId: await world.process() },
  }),
  'POST /v2/process-instances/search': fixed('/v2/process-instances/search', search),
  'GET /v2/process-instances/:key': about('/v2/process-instances/*', (world) => world.instance()),
  'POST /v2/process-instances/:key/cancellation': about('/v2/process-instances/*/cancellation', (world) =>
    world.newInstance(),
  ),
  'POST /v2/process-instances/:key/modification': about(
    '/v2/process-instances/*/modification',
    (world) => world.newInstance(),
    { activateInstructions: [{ elementId: 'step' }] },
  ),
  'POST /v2/process-instances/cancellation': fixed('/v2/process-instances/cancellation', nobody),
  'POST /v2/process-instances/incident-resolution': fixed('/v2/process-instances/incident-resolution', nobody),
  'POST /v2/process-instances/modification': fixed('/v2/process-instances/modification', {
    ...nobody,
    moveInstructions: [{ sourceElementId: 'work', targetElementId: 'work' }],
  }),
  'POST /v2/batch-operations/search': fixed('/v2/batch-operations/search', search),
  'GET /v2/batch-operations/:key': about('/v2/batch-operations/*', (world) => world.batch()),
  'POST /v2/batch-operations/:key/cancellation': about('/v2/batch-operations/*/cancellation', (world) => world.batch()),
  'POST /v2/batch-operations/:key/suspension': about('/v2/batch-operations/*/suspension', (world) => world.batch()),
  'POST /v2/batch-operations/:key/resumption': about('/v2/batch-operations/*/resumption', (world) => world.batch()),
  'POST /v2/batch-operation-items/search': fixed('/v2/batch-operation-items/search', search),
  'POST /v2/process-instances/:key/incidents/search': about('/v2/process-instances/*/incidents/search', (world) =>
    world.instance(),
  ),
  'POST /v2/element-instances/search': fixed('/v2/element-instances/search', search),
  'GET /v2/element-instances/:key': about('/v2/element-instances/*', (world) => world.element()),
  'POST /v2/element-instances/ad-hoc-activities/:key/activation': about(
    '/v2/element-instances/ad-hoc-activities/*/activation',
    (world) => world.adHoc(),
    { elements: [{ elementId: 'call' }] },
  ),
  'PUT /v2/element-instances/:key/variables': about(
    '/v2/element-instances/*/variables',
    (world) => world.newInstance(),
    { variables: { set: true } },
  ),
  'POST /v2/variables/search': fixed('/v2/variables/search', search),
  'GET /v2/variables/:key': about('/v2/variables/*', (world) => world.variable()),
  'POST /v2/user-tasks/search': fixed('/v2/user-tasks/search', search),
  'GET /v2/user-tasks/:key': about('/v2/user-tasks/*', (world) => world.task()),
  'GET /v2/user-tasks/:key/form': about('/v2/user-tasks/*/form', (world) => world.task()),
  'POST /v2/user-tasks/:key/variables/search': about('/v2/user-tasks/*/variables/search', (world) => world.task()),
  'POST /v2/user-tasks/:key/completion': about('/v2/user-tasks/*/completion', (world) => world.newTask(), {
    variables: { solutionKnown: true },
  }),
  'POST /v2/user-tasks/:key/assignment': about('/v2/user-tasks/*/assignment', (world) => world.newTask(), {
    assignee: 'bruno',
  }),
  'DELETE /v2/user-tasks/:key/assignee': about('/v2/user-tasks/*/assignee', (world) => world.newTask()),
  'PATCH /v2/user-tasks/:key': about('/v2/user-tasks/*', (world) => world.newTask(), { changeset: { priority: 10 } }),
  'POST /v2/jobs/activation': fixed('/v2/jobs/activation', {
    ...{ type: boundTo, timeout: 1000, maxJobsToActivate: 1, requestTimeout: -1 },
  }),
  'POST /v2/jobs/search': fixed('/v2/jobs/search', search),
  'POST /v2/jobs/:key/completion': about('/v2/jobs/*/completion', (world) => world.job(), {}),
  'POST /v2/jobs/:key/failure': about('/v2/jobs/*/failure', (world) => world.job(), {}),
  'POST /v2/jobs/:key/error': about('/v2/jobs/*/error', (world) => world.job(), { errorCode: 'E' }),
  'PATCH /v2/jobs/:key': about('/v2/jobs/*', (world) => world.job(), { changeset: { retries: 2 } }),
  'POST /v2/incidents/search': fixed('/v2/incidents/search', search),
  'GET /v2/incidents/:key': about('/v2/incidents/*', (world) => world.incident()),
  'POST /v2/incidents/:key/resolution': about('/v2/incidents/*/resolution', (world) => world.incident()),
  'POST /v2/messages/publication': fixed('/v2/messages/publication', { name: 'hello', correlationKey: '1' }),
  'POST /v2/message-subscriptions/search': fixed('/v2/message-subscriptions/search', search),
  'POST /v2/signals/broadcast': fixed('/v2/signals/broadcast', { signalName: 'hello' }),
  'POST /v2/conditionals/evaluation': fixed('/v2/conditionals/evaluation', { variables: {} }),
  'POST /v2/messages/correlation': async (world) => ({
    path: '/v2/messages/correlation',
    body: { name: 'table-message', correlationKey: await world.waiting() },
  }),
};
