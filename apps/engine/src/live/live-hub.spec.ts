import { describe, expect, it } from '@jest/globals';
import type { LiveMessage, Role } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { LiveHub } from './live-hub.js';
import { coalesce, type LiveNotice } from './live-notice.js';

const person = (id: string, ...roles: readonly Role[]): Identity => ({
  id,
  name: id,
  roles: new Set(roles),
  groups: new Set(),
  via: 'session',
});

const listen = (hub: LiveHub, identity: Identity) => {
  const heard: LiveMessage[] = [];
  const subscription = hub.open(identity).subscribe((message) => heard.push(message));
  const hello = heard[0];
  if (hello?.kind !== 'hello') throw new Error('no hello');
  return { heard, id: hello.stream, close: () => subscription.unsubscribe() };
};

describe('LiveHub', () => {
  it('tells a stream only of the topics it asked for', () => {
    const hub = new LiveHub();
    const ana = person('ana', 'agent');
    const { heard, id } = listen(hub, ana);
    hub.setTopics(id, ana, ['tasks']);

    hub.deliver([{ topic: 'tasks', caseKey: '7', sequence: 3 }, { topic: 'articles' }]);

    expect(heard.slice(1)).toEqual([{ kind: 'changed', topic: 'tasks', caseKey: '7', sequence: 3 }]);
  });

  it('tells a requester of their own tickets only, and nobody whose they are', () => {
    const hub = new LiveHub();
    const hugo = person('hugo', 'requester');
    const { heard, id } = listen(hub, hugo);
    hub.setTopics(id, hugo, ['tickets']);

    hub.deliver([
      { topic: 'tickets', caseKey: '1', requesterId: 'iris' },
      { topic: 'tickets', caseKey: '2', requesterId: 'hugo' },
    ]);

    expect(heard.slice(1)).toEqual([{ kind: 'changed', topic: 'tickets', caseKey: '2' }]);
  });

  it("refuses topics on somebody else's stream as if there were none", () => {
    const hub = new LiveHub();
    const { id } = listen(hub, person('ana', 'agent'));

    expect(() => hub.setTopics(id, person('bruno', 'agent'), ['tasks'])).toThrow(
      expect.objectContaining({ code: 'not-found', message: expect.stringContaining('Open /api/live again') }),
    );
  });

  it('forgets a stream that was closed', () => {
    const hub = new LiveHub();
    const { close } = listen(hub, person('ana', 'agent'));
    expect(hub.openStreams).toBe(1);

    close();

    expect(hub.openStreams).toBe(0);
  });

  it('gathers what changes at the same moment and hands it on once', async () => {
    const hub = new LiveHub();
    const handedOn = new Promise<readonly LiveNotice[]>((resolve) => hub.relay(resolve));

    hub.changed('ticket:INC-000001', { caseKey: '1', sequence: 4 });
    hub.changed('ticket:INC-000001', { caseKey: '1', sequence: 5 });

    expect(await handedOn).toEqual([{ topic: 'ticket:INC-000001', caseKey: '1', sequence: 5 }]);
  });
});

describe('coalesce', () => {
  it('says a crowded topic once, without a case', () => {
    const crowd = Array.from({ length: 50 }, (_, index): LiveNotice => ({ topic: 'tasks', caseKey: String(index) }));

    expect(coalesce([...crowd, { topic: 'articles' }])).toEqual([{ topic: 'articles' }, { topic: 'tasks' }]);
  });
});
