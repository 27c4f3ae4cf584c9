import type { Key } from '@relevo/bpmn-kernel';
import type { Role } from '@relevo/contracts';
import type { DataSource } from 'typeorm';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { Accounts } from '../access/accounts.js';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { createDataSource } from '../database/data-source.js';
import { PostgresDatabase } from '../database/postgres-database.js';
import { PostgresWakeUps } from '../database/postgres-wake-ups.js';
import { HistoryReader } from '../history/history-reader.js';
import { PostgresHistory } from '../history/postgres-history.js';
import { KeyBlocks } from '../keys/key-blocks.js';
import { LiveHub } from '../live/live-hub.js';
import { ArticleFeedback } from './article-feedback.js';
import { ArticleProjection } from './article-projection.js';
import { ArticleReader } from './article-reader.js';
import type { NewArticle } from './article-requests.js';
import { ArticleSearch } from './article-search.js';
import { ArticleStore } from './article-store.js';
import { ArticleWriter } from './article-writer.js';
import { KnowledgeSearch } from './knowledge-search.js';
import { MissedSearches } from './missed-searches.js';
import { PublishArticle } from './publish-article.js';
import { storedEvents } from '../history/testing/stored-history.js';

class TestClock extends Clock {
  time = Date.parse('2026-03-02T09:00:00Z');
  now = () => this.time;
}

const person = (id: string, ...roles: Role[]): Identity => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  roles: new Set(roles),
  groups: new Set(),
  via: 'session',
});
const ana = person('ana', 'agent');
const carla = person('carla', 'agent');
const hugo = person('hugo', 'requester');

const article = (title: string, more: Partial<NewArticle> = {}): NewArticle => ({
  title,
  problem: 'It does not work.',
  solution: 'Switch it off and on again.',
  keywords: [],
  visibility: 'public',
  ...more,
});

const plain = (marked: string): string => marked.replaceAll('\uE000', '[').replaceAll('\uE001', ']');

describe('the knowledge base', () => {
  let fresh: FreshDatabase;
  let source: DataSource;
  let database: PostgresDatabase;
  let history: HistoryReader;
  let writer: ArticleWriter;
  let reader: ArticleReader;
  let search: KnowledgeSearch;
  let feedback: ArticleFeedback;
  let jobs: PublishArticle;
  const clock = new TestClock();

  beforeAll(async () => {
    fresh = await freshDatabase({ migrated: true });
    source = await createDataSource({ url: fresh.url, poolSize: 4 }).initialize();
    database = new PostgresDatabase(source);
    history = new HistoryReader(database);
    const log = new PostgresHistory();
    const store = new ArticleStore(log, new KeyBlocks(database), clock);
    reader = new ArticleReader(database);
    writer = new ArticleWriter(database, store, reader, new LiveHub());
    search = new KnowledgeSearch(new ArticleSearch(database), new MissedSearches(database, clock));
    feedback = new ArticleFeedback(database, reader, log, clock);
    const names = new Directory(database, new Accounts(database), new PostgresWakeUps({ url: fresh.url }));
    jobs = new PublishArticle(database, store, names, new LiveHub());
  });

  beforeEach(async () => {
    await database.query(
      `TRUNCATE article, article_ticket, article_job, article_word, article_search_miss, history_record,
         history_stream CASCADE`,
    );
    await database.query('ALTER SEQUENCE article_number RESTART');
  });

  afterAll(async () => {
    await source.destroy();
    await fresh.drop();
  });

  const find = async (q: string, identity: Identity | null = ana) =>
    (await search.search(identity, { q, limit: 20 })).items;
  const titles = async (q: string, identity: Identity | null = ana) =>
    (await find(q, identity)).map((hit) => hit.title);

  describe('searching', () => {
    it('ranks the word in the title over the word in the solution', async () => {
      await writer.create(ana, article('Mail is late', { solution: 'Restart the printer service.' }));
      await writer.create(ana, article('Printer does not print'));

      expect(await titles('printer')).toEqual(['Printer does not print', 'Mail is late']);
    });

    it('finds other forms of a word in English and Spanish, with and without accents', async () => {
      await writer.create(ana, article('Resetting passwords'));
      await writer.create(ana, article('La conexión con las impresoras falla'));

      expect(await titles('password reset')).toEqual(['Resetting passwords']);
      expect(await titles('conexion')).toEqual(['La conexión con las impresoras falla']);
      expect(await titles('impresora')).toEqual(['La conexión con las impresoras falla']);
    });

    it('finds the beginning of a word while it is being typed', async () => {
      await writer.create(ana, article('Outlook asks for the password again and again'));

      expect(await titles('outl')).toHaveLength(1);
      expect(await titles('ou')).toHaveLength(1);
    });

    it('finds a mistyped word', async () => {
      await writer.create(ana, article('Calendar does not synchronise'));

      const [hit] = await find('calender');
      expect(plain(hit!.titleMarked)).toBe('[Calendar] does not synchronise');
    });

    it('marks the found words in title and excerpt, whatever the text holds', async () => {
      const problem = 'The \uE000printer\uE001 shows <b>error</b> 42 & stops.';
      await writer.create(ana, article('Printer <script>', { problem }));

      const [hit] = await find('printer error');
      expect(plain(hit!.titleMarked)).toContain('[Printer]');
      expect(plain(hit!.excerptMarked)).toMatch(/\[printer\] shows .*\[error\]/);
      expect(hit!.excerptMarked.match(/\uE000/g)).toHaveLength(2);
    });

    it('wants a third of the words, so that long descriptions find what fits best', async () => {
      await writer.create(ana, article('Scanner is jammed', { problem: 'Paper sticks.' }));
      await writer.create(ana, article('VPN breaks off at home', { problem: 'The tunnel closes after some minutes.' }));

      expect(await titles('my vpn tunnel closes after minutes when the scanner works')).toEqual([
        'VPN breaks off at home',
      ]);
    });

    it('lists the newest first without words, page by page', async () => {
      for (const title of ['One', 'Two', 'Three']) {
        clock.time += 1000;
        await writer.create(ana, article(title));
      }

      const first = await search.search(ana, { q: ' ', limit: 2 });
      expect(first.items.map((hit) => hit.title)).toEqual(['Three', 'Two']);
      expect(first.total).toBe(3);
      const second = await search.search(ana, { q: '', limit: 2, cursor: Number(first.nextCursor) });
      expect(second.items.map((hit) => hit.title)).toEqual(['One']);
      expect(second.nextCursor).toBeNull();
    });

    it.each(["'); drop table article; --", ':* & | ! ( )', "it's <->", '🙈', 'a:b:c', '\\', 'the of and'])(
      'survives %j',
      async (q) => {
        await writer.create(ana, article('Anything'));
        await expect(find(q)).resolves.toBeDefined();
      },
    );

    it('shows public articles alone to requesters and to people without session', async () => {
      await writer.create(ana, article('Printer for all'));
      await writer.create(ana, article('Printer in the vault', { visibility: 'internal' }));

      expect(await titles('printer', hugo)).toEqual(['Printer for all']);
      expect(await titles('printer', null)).toEqual(['Printer for all']);
      expect((await search.suggest({ q: 'my prin', limit: 20 })).items).toHaveLength(1);
      expect((await search.suggest({ q: '', limit: 20 })).items).toHaveLength(0);
    });

    it('keeps the words that found nothing, without what was typed on the way', async () => {
      for (const q of ['hol', 'holo', 'hologram', 'hologram']) await find(q);

      const { items, total } = await search.missed(ana, { limit: 20 });
      expect(items).toEqual([{ words: 'hologram', count: 2, lastAt: new Date(clock.time).toISOString() }]);
      expect(total).toBe(1);
      await expect(search.missed(hugo, { limit: 20 })).rejects.toMatchObject({ code: 'forbidden' });
    });
  });

  describe('writing', () => {
    it('numbers articles, keeps every version and who wrote it', async () => {
      const first = await writer.create(ana, article('Printer', { ticket: 'INC-000007', note: 'From the field' }));
      const second = await writer.change(carla, first.key as Key, { ...article('Printers'), version: 1 });

      expect(first).toMatchObject({ number: 'KB-000001', version: 1, tickets: ['INC-000007'] });
      expect(second).toMatchObject({ version: 2, title: 'Printers', author: { id: 'carla', name: 'Carla' } });
      expect(second.versions.map(({ version, by, note }) => [version, by.id, note])).toEqual([
        [2, 'carla', null],
        [1, 'ana', 'From the field'],
      ]);
      expect(await reader.read(ana, { key: first.key, version: 1 })).toMatchObject({ title: 'Printer', version: 1 });
    });

    it('refuses a change of a version that is not the newest, and answers with the kept one', async () => {
      const { key } = await writer.create(ana, article('Printer'));
      await writer.change(carla, key as Key, { ...article('Printer, by Carla'), version: 1 });

      const late = writer.change(ana, key as Key, { ...article('Printer, by Ana'), version: 1 });

      await expect(late).rejects.toMatchObject({
        code: 'stale-article',
        status: 409,
        message: expect.stringContaining('Carla has written version 2'),
        details: { extra: { article: { title: 'Printer, by Carla', version: 2 } } },
      });
    });

    it('lets one of two writers at the same moment win', async () => {
      const { key } = await writer.create(ana, article('Printer'));
      const change = (who: Identity) => writer.change(who, key as Key, { ...article(who.name), version: 1 });

      const outcomes = await Promise.allSettled([change(ana), change(carla)]);

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await reader.read(ana, { key })).version).toBe(2);
    });

    it('refuses people who may not, and articles that are not there', async () => {
      await expect(writer.create(hugo, article('Mine'))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(writer.change(ana, '1' as Key, { ...article('X'), version: 1 })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('records every act in the stream of the article, with the values beside it', async () => {
      const { key } = await writer.create(ana, article('Printer', { ticket: 'INC-000007' }));
      await writer.change(carla, key as Key, { ...article('Printers'), version: 1 });
      await feedback.give(hugo, key, { helped: true });

      const records = await history.readStream(`article:${key}`);
      expect(records.map(({ command, actor }) => [command, actor.id])).toEqual([
        ['CreateArticle', 'ana'],
        ['ChangeArticle', 'carla'],
        ['GiveArticleFeedback', 'hugo'],
      ]);
      expect(records[0]!.events[0]).toMatchObject({ type: 'ArticleCreated', title: 'Printer', number: 'KB-000001' });
      expect(await history.verifyStream(`article:${key}`)).toMatchObject({ whole: true });
      const raw = await storedEvents(database, `article:${key}`);
      expect(raw).toContain('ArticleCreated');
      expect(raw).not.toContain('Printer');
    });
  });

  describe('reading', () => {
    it('hides internal articles, accounts and tickets from people outside the desk', async () => {
      const open = await writer.create(ana, article('Printer', { ticket: 'INC-000007', note: 'Why' }));
      const inner = await writer.create(ana, article('Vault', { visibility: 'internal' }));

      const seen = await reader.read(hugo, { key: open.key });
      expect(seen).toMatchObject({ author: { id: 'service-desk' }, tickets: [], versions: [{ note: null }] });
      await expect(reader.read(hugo, { key: inner.key })).rejects.toMatchObject({ code: 'not-found' });
      await expect(reader.read(null, { key: inner.key })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('hides the internal version of an article that is public now', async () => {
      const { key } = await writer.create(ana, article('Vault', { visibility: 'internal' }));
      await writer.change(ana, key as Key, { ...article('Door'), version: 1 });

      expect(await reader.read(hugo, { key })).toMatchObject({ title: 'Door' });
      await expect(reader.read(hugo, { key, version: 1 })).rejects.toMatchObject({ code: 'not-found' });
    });

    it('counts each person once for whether it helped', async () => {
      const { key } = await writer.create(ana, article('Printer'));
      await feedback.give(hugo, key, { helped: false });
      await feedback.give(hugo, key, { helped: true, ticket: 'INC-000001' });
      await feedback.give(ana, key, { helped: true });

      expect((await reader.read(ana, { key })).helped).toBe(2);
    });
  });

  describe('the job relevo:publish-article', () => {
    const job = { jobKey: '77' as Key, caseKey: '70' as Key, ticket: 'INC-000009' };
    const written = { articleTitle: 'Tunnel', articleProblem: 'Closes.', articleSolution: 'Renew.' };

    it('writes an internal article once, however often the job is repeated', async () => {
      const first = await jobs.publishFromJob(job, { ...written, articleKeywords: 'vpn, remote ' });
      const again = await jobs.publishFromJob(job, written);

      expect(again).toEqual(first);
      expect(first.articleNumber).toBe('KB-000001');
      expect(await reader.read(ana, { key: first.articleKey })).toMatchObject({
        version: 1,
        visibility: 'internal',
        keywords: ['vpn', 'remote'],
        tickets: ['INC-000009'],
      });
    });

    it('writes it once for two who are at the same job at the same moment', async () => {
      const [one, other] = await Promise.all([jobs.publishFromJob(job, written), jobs.publishFromJob(job, written)]);

      expect(other).toEqual(one);
      expect(await titles('tunnel')).toEqual(['Tunnel']);
      expect(await history.verifyStream(`article:${one.articleKey}`)).toMatchObject({ whole: true });
    });

    it('improves the article that articleKey names, by key or number, and keeps its keywords and visibility', async () => {
      const { key } = await writer.create(ana, article('Old', { keywords: ['one'] }));

      const improved = await jobs.publishFromJob(job, { ...written, articleKey: 'KB-000001' });

      expect(improved.articleKey).toBe(key);
      expect(await reader.read(ana, { key })).toMatchObject({
        version: 2,
        title: 'Tunnel',
        keywords: ['one'],
        visibility: 'public',
      });
    });

    it('refuses missing words and unknown articles, and a later try works', async () => {
      await expect(jobs.publishFromJob(job, { articleTitle: ' ' })).rejects.toMatchObject({ code: 'invalid-request' });
      await expect(jobs.publishFromJob(job, { ...written, articleKey: '123' })).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(jobs.publishFromJob(job, written)).resolves.toMatchObject({ articleNumber: 'KB-000001' });
    });
  });

  it('links the tickets that a flow says an article served', async () => {
    const { key, number } = await writer.create(ana, article('Printer'));
    const change = (fields: Record<string, string>) =>
      new ArticleProjection().project([
        {
          at: clock.time,
          ticket: { number: 'INC-000003' },
          events: [{ type: 'TicketFieldsSet', variableKey: '1', fields }],
        } as never,
      ]);
    const fields: Record<string, string>[] = [
      { articleKey: key },
      { articleKey: number },
      { articleKey: 'nonsense' },
      { priority: 'P1' },
    ];
    for (const { text, values } of fields.flatMap(change)) await database.query(text, values);

    expect(await reader.read(ana, { key })).toMatchObject({ used: 1, tickets: ['INC-000003'] });
  });
});
