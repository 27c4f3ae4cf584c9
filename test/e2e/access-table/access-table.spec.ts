import { topicKinds } from '../../../apps/engine/src/live/topic-rights.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { type Caller, callerNames, signInAll } from './callers.js';
import { requests } from './requests.js';
import { registeredRoutes } from './routes.js';
import { readTable, type Verdict } from './table.js';
import { secret, World } from './world.js';

const routes = await readTable('Routes');
const topics = await readTable('Live topics');
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();

/** Whom the requester's ticket is none of the business of. */
const outsiders: readonly Caller[] = ['nobody', 'other requester'];
/** Holding the link makes anybody the requester. */
const byLink = /\/api\/tracking\//;

describe('who may', () => {
  let relevo: TestEngine;
  let world: World;
  let signedIn: Readonly<Record<Caller, Record<string, string>>>;

  beforeAll(async () => {
    relevo = await startEngine({ webhookTargets: 'private' });
    signedIn = await signInAll(relevo);
    world = new World(relevo, signedIn);
  });

  afterAll(async () => {
    await world.closeStreams();
    await relevo.close();
  });

  const call = async (route: string, caller: Caller): Promise<{ readonly status: number; readonly text: string }> => {
    const request = requests[route];
    if (!request) throw new Error(`Expected a call of "${route}" in requests.ts, but there is none.`);
    const { path, body } = await request(world, caller);
    const isForm = body instanceof FormData;
    const response = await fetch(`${relevo.url}${path}`, {
      method: route.split(' ')[0] ?? 'GET',
      headers: { ...signedIn[caller], ...(body !== undefined && !isForm && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel();
      return { status: response.status, text: '' };
    }
    return { status: response.status, text: await response.text() };
  };

  it('has a row for every route that is registered, and no other', () => {
    expect(names(routes)).toEqual(registeredRoutes(relevo));
  });

  it('has a row for every live topic, and no other', () => {
    expect(names(topics)).toEqual([...topicKinds].sort());
  });

  it.each(routes.map((row) => [row.name, row] as const))('%s', async (route, { verdicts }) => {
    const found: Partial<Record<Caller, Verdict | string>> = {};
    for (const caller of callerNames) {
      const { status, text } = await call(route, caller);
      found[caller] = status === 401 || status === 403 || status === 404 ? status : answered(status, text);
      const readsIt = outsiders.includes(caller) && !byLink.test(route) && text.includes(secret);
      if (readsIt) throw new Error(`Expected "${caller}" to read nothing of the ticket, but ${route} says: ${text}`);
    }
    expect(found).toEqual(verdicts);
  });

  it.each(topics.map((row) => [row.name, row] as const))('the live topic %s', async (topic, { verdicts }) => {
    const found: Partial<Record<Caller, Verdict | string>> = {};
    for (const caller of callerNames) {
      const { status, text } = await setTopic(caller, await wordOf(topic));
      found[caller] = status === 401 || status === 403 || status === 404 ? status : answered(status, text);
    }
    expect(found).toEqual(verdicts);
  });

  const setTopic = async (caller: Caller, topic: string) => {
    const response = await fetch(`${relevo.url}/api/live/${await world.stream(caller)}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...signedIn[caller] },
      body: JSON.stringify({ topics: [topic] }),
    });
    return { status: response.status, text: await response.text() };
  };

  const wordOf = async (kind: string): Promise<string> => {
    const keys: Readonly<Record<string, () => Promise<string>>> = {
      'ticket:*': world.ticket,
      'draft:*': world.draft,
      'process:*': world.process,
    };
    return kind.replace('*', (await keys[kind]?.()) ?? '');
  };
});

/** A conflict or a limit is an answer; a malformed call or a bug is none, and shows itself in the difference. */
const answered = (status: number, text: string): Verdict | string =>
  status < 300 || status === 409 || status === 429 ? 'yes' : `${String(status)} ${text}`;
