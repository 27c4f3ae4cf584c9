import type {
  Comment,
  Page,
  Problem,
  ReportedTicket,
  TicketDetail,
  TicketSummary,
  TimelineEntry,
} from '@relevo/contracts';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';
import { storedHistory } from '../../../apps/engine/src/history/testing/stored-history.js';

const report = {
  processId: 'service-desk',
  title: 'No sound',
  description: 'Since noon',
  values: { category: 'other' },
};

describe('reporting and finding tickets over HTTP', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  describe('a report', () => {
    it('needs no account where somebody can be answered', async () => {
      const contact = { name: 'Nora Nobody', mail: 'Nora@Example.org' };
      const { status, body } = await relevo.anonymous.post<ReportedTicket>('/api/tickets', { ...report, contact });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        number: expect.stringMatching(/^INC-\d{6}$/),
        trackingPath: expect.stringMatching(/^\/track\/[\w-]{32}$/),
      });
      expect(Date.parse(body.answerBy ?? '')).toBeGreaterThan(Date.now());
      expect(await desk.ticket(body.number)).toMatchObject({
        requester: { id: 'mail:nora@example.org', name: 'Nora Nobody' },
      });
    });

    it('names no address in the record itself', async () => {
      const contact = { name: 'Olga Only', mail: 'olga@example.org' };
      const { body } = await relevo.anonymous.post<ReportedTicket>('/api/tickets', { ...report, contact });
      const records = await storedHistory(relevo.engine.get(Database), `case:${body.caseKey}`);
      expect(records).not.toEqual([]);
      expect(
        JSON.stringify(records.map(({ row, bareEvents }) => [row.actor_id, row.on_behalf_of, bareEvents])),
      ).not.toMatch(/olga/i);
    });

    const contact = { name: 'N', mail: 'n@example.org' };

    it.each([
      {
        what: 'by nobody',
        body: report,
        refusal: { status: 401, code: 'not-signed-in', says: 'nobody is signed in and no `contact` is given' },
      },
      {
        what: 'of a process that is not in the catalogue',
        body: { ...report, processId: 'nope', contact },
        refusal: { status: 404, code: 'definition-not-found', says: '"nope" is not in the catalogue' },
      },
      {
        what: 'without a title',
        body: { ...report, title: '  ', contact },
        refusal: { status: 400, code: 'invalid-request', says: 'title' },
      },
      {
        what: 'with a mail address that is none',
        body: { ...report, contact: { name: 'N', mail: 'n' } },
        refusal: { status: 400, code: 'invalid-request', says: 'contact.mail' },
      },
      {
        what: 'with a field that the form does not have',
        body: { ...report, values: { category: 'other', admin: true }, contact },
        refusal: { status: 400, code: 'invalid-submission', says: 'admin' },
      },
      {
        what: 'for another person, by somebody unknown',
        body: { ...report, onBehalfOf: 'hugo', contact },
        refusal: { status: 403, code: 'forbidden', says: 'Leave `onBehalfOf` out' },
      },
    ])('$what is refused', async ({ body, refusal: { status, code, says } }) => {
      const answer = await relevo.anonymous.post('/api/tickets', body);
      expect(answer).toMatchObject({ status, body: { code, detail: expect.stringContaining(says) } });
    });

    it('by the desk for a person belongs to that person', async () => {
      const { body } = await relevo.as('ana').post<ReportedTicket>('/api/tickets', { ...report, onBehalfOf: 'hugo' });
      expect(await desk.ticket(body.number, 'hugo')).toMatchObject({ requester: { id: 'hugo', name: 'Hugo Herrera' } });
      const [opened] = (await relevo.as('supervisor').get<TimelineEntry[]>(`/api/tickets/${body.number}/timeline`))
        .body;
      expect(opened).toMatchObject({ kind: 'opened', by: { id: 'ana' } });
    });

    it('for somebody who does not exist is refused', async () => {
      expect(await relevo.as('ana').post('/api/tickets', { ...report, onBehalfOf: 'nobody' })).toMatchObject({
        status: 400,
        body: { fields: [{ path: 'onBehalfOf', code: 'unknown-person' }] },
      });
    });
  });

  describe('an Idempotency-Key', () => {
    const withKey = (key: string) => relevo.as('hugo').with({ 'idempotency-key': key });

    it('makes a repeat answer the same ticket, with a link that opens it', async () => {
      const first = (await withKey('a').post<ReportedTicket>('/api/tickets', report)).body;
      const again = (await withKey('a').post<ReportedTicket>('/api/tickets', report)).body;
      expect(again).toMatchObject({ number: first.number, caseKey: first.caseKey });
      for (const { trackingPath } of [first, again])
        expect((await relevo.anonymous.get(trackingPath.replace('/track/', '/api/tracking/'))).status).toBe(200);
    });

    it('makes repeats at the same moment open one ticket', async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => withKey('b').post<ReportedTicket>('/api/tickets', report)),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    });

    it('of another report is refused', async () => {
      await withKey('c').post('/api/tickets', report);
      const answer = await withKey('c').post('/api/tickets', { ...report, title: 'Another' });
      expect(answer).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
    });

    it('of another person is another key', async () => {
      const mine = (await withKey('d').post<ReportedTicket>('/api/tickets', report)).body;
      const theirs = await relevo
        .as('requester')
        .with({ 'idempotency-key': 'd' })
        .post<ReportedTicket>('/api/tickets', report);
      expect(theirs.body.number).not.toBe(mine.number);
    });
  });

  describe('a requester', () => {
    it('sees their own tickets, in public words, and no others', async () => {
      const { number } = await desk.report('Own', 'hugo');
      const other = await desk.report('Not own', 'requester');
      const { body } = await relevo.as('hugo').get<Page<TicketSummary>>('/api/tickets?limit=200');
      expect(body.items.every(({ requester }) => requester.id === 'hugo')).toBe(true);
      expect(body.items.find((ticket) => ticket.number === number)).toMatchObject({
        ...{ step: null, group: null, holder: null, publicStep: 'We are looking at your report' },
      });
      for (const view of ['', '/timeline', '/comments', '/tracking', '/links'])
        expect(await relevo.as('hugo').get(`/api/tickets/${other.number}${view}`)).toMatchObject({
          ...{ status: 404, body: { code: 'not-found' } },
        });
    });

    it.each(['diagram', 'variables', 'history', 'replay'])('does not see the %s', async (view) => {
      const { number } = await desk.report(`No ${view}`, 'hugo');
      expect(await relevo.as('hugo').get(`/api/tickets/${number}/${view}`)).toMatchObject({ status: 403 });
    });

    it('never reads internal words', async () => {
      const { number } = await desk.report('Secret', 'hugo');
      const ana = relevo.as('ana');
      await ana.post(`/api/tickets/${number}/comments`, { text: 'Not again', visibility: 'internal' });
      await ana.post(`/api/tickets/${number}/comments`, { text: 'We are on it', visibility: 'public' });
      await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false, note: 'Probably unplugged' });

      const seen = await Promise.all(
        ['', '/timeline', '/comments', '/tracking'].map((view) =>
          relevo.as('hugo').get<unknown>(`/api/tickets/${number}${view}`),
        ),
      );

      expect(JSON.stringify(seen.map(({ body }) => body))).not.toMatch(/Not again|unplugged|Ana Álvarez.*completed/);
      const comments = (await relevo.as('hugo').get<Comment[]>(`/api/tickets/${number}/comments`)).body;
      expect(comments.map(({ text }) => text)).toEqual(['We are on it']);
    });

    it('may not write internal words, nor on the tickets of others', async () => {
      const own = await desk.report('Words', 'hugo');
      const internal = { text: 'x', visibility: 'internal' };
      expect(await relevo.as('hugo').post(`/api/tickets/${own.number}/comments`, internal)).toMatchObject({
        status: 403,
      });
      const other = await desk.report('Words of others');
      const comment = { text: 'x', visibility: 'public' };
      expect(await relevo.as('hugo').post(`/api/tickets/${other.number}/comments`, comment)).toMatchObject({
        status: 404,
      });
    });

    it('reads Spanish where Spanish is asked for', async () => {
      const { number } = await desk.report('Idioma', 'hugo');
      const { body } = await relevo.as('hugo').get<TicketDetail>(`/api/tickets/${number}?language=es`);
      expect(body.publicStep).toBe('Estamos mirando tu aviso');
    });
  });

  describe('a search', () => {
    it.each([
      ['words without accents and case', 'camara NITIDA'],
      ['the beginning of words', 'cám nít'],
    ])('finds %s', async (_, words) => {
      const { number } = await desk.report('Cámara poco nítida');
      const { body } = await relevo.as('ana').get<Page<TicketSummary>>(`/api/tickets?q=${encodeURIComponent(words)}`);
      expect(body.items.map((ticket) => ticket.number)).toContain(number);
    });

    it('finds a number however it is written', async () => {
      const { number } = await desk.report('Numbered');
      for (const written of [number, number.toLowerCase(), number.replace(/-0+/, '-')]) {
        const { body } = await relevo.as('ana').get<Page<TicketSummary>>(`/api/tickets?q=${written}`);
        expect(body.items.map((ticket) => ticket.number)).toContain(number);
      }
    });

    it('is right at once after each step', async () => {
      const { number } = await desk.report('At once');
      const search = async (query: string) =>
        (await relevo.as('ana').get<Page<TicketSummary>>(`/api/tickets?q=${number}&${query}`)).body.total;
      expect(await search('status=new&group=l1&open=true&priority=P3&process=service-desk')).toBe(1);
      await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false });
      expect(await search('status=new')).toBe(0);
      expect(await search('status=new,in-progress')).toBe(1);
      await relevo.as('supervisor').post(`/api/tickets/${number}/cancel`, { reason: 'Reported twice' });
      expect(await search('view=open')).toBe(0);
      expect(await search('status=cancelled&open=false')).toBe(1);
    });

    it.each(['updated', 'opened', 'due', 'priority'])('pages by %s without missing or repeating', async (sort) => {
      const all = (await relevo.as('ana').get<Page<TicketSummary>>(`/api/tickets?sort=${sort}&limit=200`)).body;
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: Page<TicketSummary> = (
          await relevo.as('ana').get<Page<TicketSummary>>(`/api/tickets?sort=${sort}&limit=4${at}`)
        ).body;
        seen.push(...page.items.map(({ number }) => number));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all.items.map(({ number }) => number));
      expect(new Set(seen).size).toBe(all.total);
    });

    it.each(['status=odd', 'priority=P9', 'sort=odd', 'view=odd', 'limit=1000', 'cursor=%00'])(
      'refuses %s',
      async (query) => {
        expect((await relevo.as('ana').get(`/api/tickets?${query}`)).status).toBe(400);
      },
    );
  });

  describe('cancelling', () => {
    it('ends the ticket for everybody who waits for it, with the reason', async () => {
      const { number } = await desk.report('Never mind', 'hugo');
      const { key } = await desk.task(number, 'ana');
      expect((await relevo.as('hugo').post(`/api/tickets/${number}/cancel`, { reason: 'It works again' })).status).toBe(
        204,
      );
      expect(await desk.ticket(number)).toMatchObject({
        status: 'cancelled',
        step: null,
        publicStep: 'Cancelled',
        tasks: [],
      });
      expect(await relevo.as('ana').post(`/api/tasks/${key}/complete`, { values: {} })).toMatchObject({
        status: 409,
        body: { code: 'wrong-state', detail: expect.stringContaining('it was withdrawn') },
      });
      const again = await relevo.as('hugo').post<Problem>(`/api/tickets/${number}/cancel`, {});
      expect(again).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    });

    it('is not an agent’s to decide', async () => {
      const { number } = await desk.report('Not yours', 'hugo');
      expect(await relevo.as('ana').post(`/api/tickets/${number}/cancel`, {})).toMatchObject({ status: 403 });
    });

    it('stays cancelled when somebody comments afterwards', async () => {
      const { number } = await desk.report('Afterwards', 'hugo');
      await relevo.as('supervisor').post(`/api/tickets/${number}/cancel`, {});
      await relevo.as('hugo').post(`/api/tickets/${number}/comments`, { text: 'Thanks', visibility: 'public' });
      expect(await desk.ticket(number)).toMatchObject({ status: 'cancelled' });
    });
  });
});
