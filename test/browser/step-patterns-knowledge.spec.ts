import type { ArticleHit, Page } from '@relevo/contracts';
import { DrawnFlow } from './drawn-flow.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

describe('steps of knowledge, of others and at the end, as they are drawn', () => {
  const at = atTheModeler(ProcessOwner);

  const draw = (step: string): Promise<DrawnFlow> => DrawnFlow.with(at.owner, at.relevo, { step });

  it('finds in the knowledge base, or investigates', async () => {
    const flow = await draw('Find in the knowledge base');
    const known = await flow.attended();
    await flow.complete(known, 'ana', 'Find in the knowledge base', { solutionFound: 'yes', solution: 'Restart it' });
    expect(await flow.ticket(known)).toMatchObject({ status: 'closed' });
    const unknown = await flow.attended();
    await flow.complete(unknown, 'ana', 'Find in the knowledge base', { solutionFound: 'no' });
    await flow.complete(unknown, 'ana', 'Investigate');
    expect(await flow.ticket(unknown)).toMatchObject({ status: 'closed' });
  });

  it('writes an article that the next one finds, or says that there is nothing to write', async () => {
    const flow = await draw('Write or improve an article');
    const written = await flow.attended();
    const article = { articleTitle: 'Unjam the zebra feeder', articleProblem: 'It jams', articleSolution: 'Open it' };
    await flow.complete(written, 'ana', 'Write or improve an article', {
      ...article,
      ...{ knowledgeOutcome: 'new', articleKeywords: 'zebra', articleVisibility: 'internal' },
    });
    // The article is published by a job; moving the clock answers when nothing is under way.
    await flow.pass(0.01);
    expect(await flow.ticket(written)).toMatchObject({ status: 'closed' });
    const { items } = (await at.relevo.as('ana').get<Page<ArticleHit>>('/api/articles?q=zebra')).body;
    expect(items.map(({ title }) => title)).toContain(article.articleTitle);
    const nothing = await flow.attended();
    await flow.complete(nothing, 'ana', 'Write or improve an article', { knowledgeOutcome: 'none' });
    expect(await flow.ticket(nothing)).toMatchObject({ status: 'closed' });
  });

  it('tells the requester and goes on', async () => {
    const flow = await draw('Notify');
    const number = await flow.attended();
    expect(await flow.told(number)).toEqual([expect.stringContaining(number)]);
    expect(await flow.ticket(number)).toMatchObject({ status: 'closed' });
  });

  it('escalates to the specialists', async () => {
    const flow = await draw('Escalate');
    const number = await flow.attended();
    expect(await flow.ticket(number)).toMatchObject({ step: 'Take it or give it back', group: { id: 'l3' } });
    await flow.complete(number, 'elena', 'Take it or give it back', { escalationAccepted: false });
    expect(await flow.ticket(number)).toMatchObject({ status: 'closed' });
  });

  it('waits for a supplier, asks after five days, and waits again', async () => {
    const flow = await draw('Wait for a supplier');
    const number = await flow.attended();
    expect(await flow.ticket(number)).toMatchObject({ status: 'waiting-supplier', tasks: [] });
    await flow.pass(5.1);
    await flow.complete(number, 'ana', 'Ask the supplier');
    expect(await flow.ticket(number)).toMatchObject({ status: 'waiting-supplier' });
    await flow.message('delivery-arrived', number);
    expect(await flow.ticket(number)).toMatchObject({ status: 'closed' });
  });

  it('has the work rated, and closes a week later without', async () => {
    const flow = await draw('Rate');
    const rated = await flow.attended();
    expect(await flow.ticket(rated)).toMatchObject({ status: 'resolved', group: { id: 'requester' } });
    await flow.complete(rated, 'hugo', 'Rate', { rating: '5', ratingNote: 'Quick' });
    expect(await flow.ticket(rated)).toMatchObject({ status: 'closed' });
    const silent = await flow.attended();
    await flow.pass(7.1);
    expect(await flow.ticket(silent)).toMatchObject({ status: 'closed', tasks: [] });
  });
});
