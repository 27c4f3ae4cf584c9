import type { LiveMessage } from '@relevo/contracts';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import type { Identity } from '../access/identity.js';
import { PostgresWakeUps } from '../database/postgres-wake-ups.js';
import { LiveHub } from './live-hub.js';
import { LiveRelay } from './live-relay.js';

const ana: Identity = { id: 'ana', name: 'Ana', roles: new Set(['agent']), groups: new Set(), via: 'session' };

/** An engine's live updates, without the engine. */
class Station {
  readonly hub = new LiveHub();
  readonly wakeUps: PostgresWakeUps;
  readonly #relay: LiveRelay;

  constructor(url: string) {
    this.wakeUps = new PostgresWakeUps({ url });
    this.#relay = new LiveRelay(this.wakeUps, this.hub);
  }

  async start(): Promise<this> {
    this.#relay.onModuleInit();
    await this.wakeUps.onApplicationBootstrap();
    return this;
  }

  /** What a browser at this engine hears of these topics, until `last`. */
  hears(topics: readonly string[], last: string): Promise<LiveMessage[]> {
    const heard: LiveMessage[] = [];
    return new Promise((resolve) => {
      this.hub.open(ana).subscribe((message) => {
        if (message.kind === 'hello') return this.hub.setTopics(message.stream, ana, topics as never);
        heard.push(message);
        if (message.kind === 'changed' && message.topic === last) resolve(heard);
      });
    });
  }

  async stop(): Promise<void> {
    this.#relay.onModuleDestroy();
    this.hub.onModuleDestroy();
    await this.wakeUps.onModuleDestroy();
  }
}

describe('the live relay', () => {
  let freshly: FreshDatabase;
  let here: Station;
  let there: Station;
  beforeAll(async () => {
    freshly = await freshDatabase();
    [here, there] = await Promise.all([new Station(freshly.url).start(), new Station(freshly.url).start()]);
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    await freshly.drop();
  });

  it('tells browsers of every engine the same, once', async () => {
    const numbers = Array.from({ length: 60 }, (_unused, index) => `ticket:INC-${String(index)}` as const);
    const topics = [...numbers, 'articles'];
    const browsers = [here.hears(topics, 'articles'), there.hears(topics, 'articles')];

    for (const topic of numbers) here.hub.changed(topic, { caseKey: topic.slice(-2), sequence: 7 });
    here.hub.changed('articles');

    const told = topics.map((topic) => expect.objectContaining({ kind: 'changed', topic }));
    const [own, others] = await Promise.all(browsers);
    expect(own).toEqual(told);
    expect(others).toEqual(told);

    // What comes from there comes after anything that PostgreSQL would have told twice.
    const after = here.hears(['processes', ...topics], 'processes');
    there.hub.changed('processes');
    expect(await after).toEqual([{ kind: 'changed', topic: 'processes' }]);
  });

  it('says few wake-ups for many notices', async () => {
    const parcels: string[] = [];
    const stop = there.wakeUps.listen('live', (payload) => parcels.push(payload));
    const other = there.hears(['operations'], 'operations');

    for (let index = 0; index < 30; index += 1) here.hub.changed(`process:flow-${index}`);
    here.hub.changed('operations');
    await other;

    expect(parcels.length).toBeLessThanOrEqual(2);
    for (const { length } of parcels) expect(length).toBeLessThanOrEqual(2_000);
    stop();
  });
});
