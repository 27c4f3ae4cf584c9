import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import type { HttpClient } from '../support/http-client.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { check } from './support/check.js';
import { deploy } from './support/deploy.js';
import { everything } from './support/diagrams.js';
import { long, sizeOf } from './support/form.js';
import { Poison, type Written } from './support/poison.js';
import { report } from './support/report.js';

const members = sizeOf('MEMBERS', { short: 3, long: 60 });
/** So many groups of one engine run at the same moment: these commands take their places. */
const hands = 4;

interface Ticket {
  readonly number: string;
  readonly caseKey: string;
  readonly instance: string;
  readonly task: string;
}

type Act = (client: HttpClient, ticket: Ticket) => Promise<{ readonly status: number; readonly headers: Headers }>;

const complete: Act = (client, { task }) =>
  client.post(`/v2/user-tasks/${task}/completion`, { variables: { text: 'done' } });
const comment: Act = (client, { number }) =>
  client.post(`/api/tickets/${number}/comments`, { text: `Please hurry ${randomUUID()}`, visibility: 'public' });
const cancel: Act = (client, { number }) =>
  client.post(`/api/tickets/${number}/cancel`, { reason: `Not needed ${randomUUID()}` });

/** What a command must have come through before, and what it is called. */
const commands: readonly { readonly name: string; readonly act: Act; readonly before: readonly Act[] }[] = [
  { name: 'completing a task', act: complete, before: [] },
  { name: 'commenting', act: comment, before: [] },
  { name: 'cancelling', act: cancel, before: [complete] },
];

/** SQLSTATEs of a bug, a lock that was not to be had, a serialization failure, a full disk. */
const codes = ['P0001', '55P03', '40001', '53100'] as const;
const refusedWith = (code: string) => (code === 'P0001' ? [500, false] : [503, true]);

describe('one member of a group fails', () => {
  let database: FreshDatabase;
  let relevo: TestEngine;
  let poison: Poison;
  const tried = { statements: 0, survivors: 0, refused: 0 };

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    relevo = await startEngine({ databaseUrl: database.url, silent: true });
    await deploy(relevo.as('administrator'), everything);
    poison = await Poison.brew(database.url);
  }, 120_000);
  afterAll(async () => {
    await poison.end();
    await relevo.close();
    const checked = await check({ databaseUrl: database.url, clock: 'controllable' });
    await database.drop();
    report('one member of a group fails at each of its statements', {
      'statements poisoned': tried.statements,
      'members refused': tried.refused,
      'members that went through': tried.survivors,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
  });

  const client = () => relevo.as('administrator');
  const query = <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    relevo.engine.get<Database>(Database).query<Row>(text, values);

  const ticketOf = async (before: readonly Act[]): Promise<Ticket> => {
    const report = { processId: 'everything', title: `Poisoned ${randomUUID()}`, description: 'by a test' };
    const { body } = await client().post<{ number: string }>('/api/tickets', report);
    const [ticket] = await query<Ticket>(
      `SELECT t.number, t.root_key::text AS "caseKey", t.process_instance_key::text AS instance, u.key::text AS task
        FROM ticket t JOIN user_task u ON u.root_key = t.root_key WHERE t.number = $1`,
      [body.number],
    );
    if (!ticket) throw new Error(`Expected ${body.number} with a task, but there is none.`);
    for (const act of before) expect((await act(client(), ticket)).status).toBeLessThan(300);
    return ticket;
  };
  const ticketsOf = (count: number, before: readonly Act[]): Promise<Ticket[]> =>
    Promise.all(Array.from({ length: count }, () => ticketOf(before)));

  const lengthOf = async ({ caseKey }: Ticket): Promise<number> => {
    const rows = await query<{ sequence: string }>('SELECT sequence FROM case_instance WHERE root_key = $1', [caseKey]);
    return Number(rows[0]?.sequence);
  };
  /** The victim's answer and those of the others; all but the first few in one group. */
  const inOneGroup = (act: Act, victim: Ticket, others: readonly Ticket[]) => {
    const send = (ticket: Ticket) => act(client(), ticket);
    const half = hands + Math.ceil((others.length - hands) / 2);
    return poison.together(
      () => Promise.all(others.slice(0, hands).map(send)).then((answers) => firsts.push(...answers)),
      () => Promise.all([...others.slice(hands, half), victim, ...others.slice(half)].map(send)),
      // What was sent is in the engine by then; a group that is smaller makes the test no weaker, only less of a group.
      () => pause(40),
    );
  };
  const firsts: { readonly status: number }[] = [];

  it.each(commands)(
    '$name: alone it is refused and changes nothing, the others go through',
    async (command) => {
      const { act, before } = command;
      const watched = await ticketOf(before);
      const statements = await poison.watch(watched.caseKey, () => act(client(), watched));
      expect(statements.length).toBeGreaterThan(3);
      for (const [index, statement] of statements.filter(untried).entries()) {
        const code = codes[index % codes.length] ?? 'P0001';
        await failing(statement, { code, late: false }, command);
      }
      await failing({ table: 'case_instance', operation: 'UPDATE' }, { code: 'P0001', late: true }, command);
    },
    300_000,
  );

  const seen = new Set<string>();
  /** The short form fails each statement once, with whichever command comes first. */
  const untried = ({ table, operation }: Written): boolean =>
    long || (!seen.has(`${operation} ${table}`) && seen.add(`${operation} ${table}`) !== undefined);

  const failing = async (
    statement: Written,
    how: { readonly code: string; readonly late: boolean },
    { act, before }: (typeof commands)[number],
  ): Promise<void> => {
    const [victim, ...others] = await ticketsOf(1 + hands + members, before);
    if (!victim) throw new Error('Expected a ticket, but there is none.');
    const length = await lengthOf(victim);
    firsts.length = 0;
    const answers = await poison.during(statement, { caseKey: victim.caseKey, ...how }, () =>
      inOneGroup(act, victim, others),
    );
    const refused = answers.filter(({ status }) => status >= 400);
    expect({
      statement,
      refused: refused.map(({ status, headers }) => [status, headers.has('retry-after')]),
      through: firsts.concat(answers).filter(({ status }) => status < 300).length,
      victim: await lengthOf(victim),
    }).toEqual({ statement, refused: [refusedWith(how.code)], through: others.length, victim: length });
    expect((await act(client(), victim)).status).toBeLessThan(300);
    tried.statements += 1;
    tried.refused += refused.length;
    tried.survivors += others.length;
  };
});
