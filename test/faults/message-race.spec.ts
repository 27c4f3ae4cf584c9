import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as d from '../corpus/own/diagram-text.js';
import { check } from './support/check.js';
import { keyed } from './support/diagrams.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { atOnce, numbers, Several } from './support/several.js';

const pairs = sizeOf('PAIRS', { short: 200, long: 5_000 });
const hour = 3_600_000;

const waiter = d.start('s') + d.caught('wait', d.message('news')) + d.end('e') + d.flows('s wait e');
/** Two processes wait for the same message: each gets it. */
const diagram = keyed(d.definitions(d.mainProcess('first', waiter), d.process('second', waiter)), 'news', 'key');

describe('message and subscription racing', () => {
  let several: Several;
  const ledger = emptyLedger();

  beforeAll(async () => {
    several = await Several.start(3, diagram);
  }, 120_000);
  afterAll(() => several.drop());

  const publish = async (correlationKey: string): Promise<void> => {
    const message = { name: 'news', correlationKey, timeToLive: hour, variables: {} };
    const { status, body } = await several.next().post<{ messageKey: string }>('/v2/messages/publication', message);
    if (status === 200) ledger.publishedMessages.add(body.messageKey);
    else ledger.unexpected.push(`${status} ${JSON.stringify(body)}`);
  };
  const subscribe = async (process: string, key: string): Promise<void> => {
    ledger.startedInstances.add(await several.startInstance(process, { key }));
  };
  /** Taken now or never: the answer says which. */
  const correlate = async (correlationKey: string): Promise<boolean> => {
    const { status, body } = await several.next().post('/v2/messages/correlation', { name: 'news', correlationKey });
    if (status !== 200 && status !== 404) ledger.unexpected.push(`${status} ${JSON.stringify(body)}`);
    return status === 200;
  };
  const soon = <T>(work: () => Promise<T>): Promise<T> => pause(Math.random() * 8).then(work);

  it(`none of ${String(pairs)} pairs misses the other, none meets twice`, async () => {
    let correlated = 0;
    await atOnce(12, numbers(pairs), async (pair) => {
      const key = randomUUID();
      await Promise.all([
        soon(() => subscribe('first', key)),
        soon(() => subscribe('second', key)),
        soon(() => publish(key)),
      ]);
      const other = randomUUID();
      const [, now] = await Promise.all([soon(() => subscribe('first', other)), soon(() => correlate(other))]);
      correlated += now ? 1 : 0;
      // Whom nobody told in time waits still, for the next message.
      if (!now && pair % 2 === 0) await publish(other);
      correlated += !now && pair % 2 === 0 ? 1 : 0;
    });
    await several.close();
    const checked = await check({ databaseUrl: several.databaseUrl, clock: 'controllable', ledger });
    report('message and subscription racing', {
      pairs: pairs * 3,
      delivered: checked.facts.correlated.size,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
    expect(checked.facts.correlated.size).toBe(2 * pairs + correlated);
  }, 600_000);
});
