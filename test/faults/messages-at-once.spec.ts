import { Database } from '../../apps/engine/src/database/database.js';
import type { Engine } from '../../apps/engine/src/engine.js';
import { HistoryReader } from '../../apps/engine/src/history/history-reader.js';
import * as d from '../corpus/own/diagram-text.js';
import { check } from './support/check.js';
import { extended, keyed, properties } from './support/diagrams.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { atOnce, numbers, Several } from './support/several.js';

const messages = sizeOf('MESSAGES', { short: 500, long: 10_000 });
/** Of another name, for the same case, beside them. */
const noise = Math.floor(messages / 5);
const hour = 3_600_000;
/** Connections of the clients. */
const most = 250;

const readInTurn =
  d.caught('read', d.message('news')) +
  d.gateway('xor', 'back', 'default="back-to-read"') +
  d.end('read-all') +
  d.flow('back', 'read-all', 'index < 0') +
  d.flows('begin read back read');

/** Takes one message after another, and beside it every one of another name. */
const diagram = ['news', 'noise'].reduce(
  (xml, name) => keyed(xml, name, 'ticket.number'),
  d.definitions(
    d.mainProcess(
      'reader',
      extended(properties({ 'relevo:catalogue': 'true' })) +
        d.start('s') +
        d.user('work') +
        d.end('e') +
        d.flows('s work e') +
        d.boundary('hear', 'work', d.message('noise'), d.beside) +
        d.end('heard') +
        d.flows('hear heard') +
        d.eventSub('reading', d.start('begin', d.message('begin'), d.alongside) + readInTurn),
    ),
  ),
);

describe('messages for one ticket at once', () => {
  let several: Several;
  const ledger = emptyLedger();
  let number = '';
  let caseKey = '';

  beforeAll(async () => {
    several = await Several.start(3, keyed(diagram, 'begin', 'ticket.number'));
  }, 120_000);
  afterAll(() => several.drop());

  const publish = async (name: string, index: number): Promise<void> => {
    const message = { name, correlationKey: number, timeToLive: hour, variables: { index } };
    const { status, body } = await several.next().post<{ messageKey: string }>('/v2/messages/publication', message);
    if (status === 200) ledger.publishedMessages.add(body.messageKey);
    else ledger.unexpected.push(`${status} ${JSON.stringify(body)}`);
  };

  it(`each of ${String(messages)} is delivered or kept exactly once, those taken in turn by age`, async () => {
    const reported = await several
      .next()
      .post<{ number: string }>('/api/tickets', { processId: 'reader', title: 'Many', description: 'messages' });
    number = reported.body.number;
    const [row] = await several.engines[0]!.engine.get<Database>(Database).query<{ key: string }>(
      'SELECT root_key::text AS key FROM ticket WHERE number = $1',
      [number],
    );
    caseKey = row?.key ?? '';
    // Half of them wait for the subscription, half of them find it; and others disturb the same case beside.
    const half = Math.floor(messages / 2);
    await atOnce(most, numbers(half), (index) => publish('news', index));
    await Promise.all([
      publish('begin', 0),
      atOnce(most, numbers(messages - half), (index) => publish('news', half + index)),
      atOnce(most, numbers(noise), (index) => publish('noise', index)),
    ]);
    await several.close();

    const checked = await check({
      databaseUrl: several.databaseUrl,
      clock: 'controllable',
      ledger,
      also: (engine) => inOrder(engine, caseKey),
    });
    report('messages for one ticket at once', {
      answered: ledger.publishedMessages.size,
      delivered: checked.facts.correlated.size,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
    expect(ledger.publishedMessages.size).toBe(messages + noise + 1);
    expect(checked.facts.correlated.size).toBe(messages + noise + 1);
  }, 900_000);
});

/** Of those that wait for one another: by age, which is the order in which they were published. */
const inOrder = async (engine: Engine, caseKey: string): Promise<readonly string[]> => {
  const rows = await engine
    .get<Database>(Database)
    .query<{ key: string }>("SELECT key::text AS key FROM message WHERE name = 'news' ORDER BY age");
  const records = await engine.get(HistoryReader).readStream(`case:${caseKey}`);
  const taken = records.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'MessageCorrelated' && event['messageName'] === 'news' ? [String(event['messageKey'])] : [],
    ),
  );
  const wrong = taken.findIndex((key, index) => key !== rows[index]?.key);
  return wrong < 0 ? [] : [`message ${String(taken[wrong])} was taken as the ${wrong + 1}th, out of turn`];
};
