import type { DiagramComment, Draft } from '@relevo/contracts';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { ProcessOwner } from './process-owner.js';

const answer = 'Yes, for the night shift.';

describe('two people at one drawing', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;
  let other: ProcessOwner;
  let draft: Draft;

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    const begun = { name: 'Together', from: { processId: 'service-desk' } };
    draft = (await relevo.as('process-owner').post<Draft>('/api/drafts', begun)).body;
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
    other = new ProcessOwner(await browsers.signedIn(relevo.url, 'demo'));
    await owner.open(draft);
    await other.open(draft);
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  it('see each other', async () => {
    await owner.page.getByRole('status', { name: /is here too/ }).waitFor();
    await other.page.getByRole('status', { name: /is here too/ }).waitFor();
  });

  it('ask at an element and answer there, and neither reloads', async () => {
    await owner.element('Task_Investigate').click();
    await owner.page.getByRole('button', { name: 'Comments' }).click();
    await owner.page.getByRole('textbox', { name: 'Comment on “Investigate”' }).fill('Who is on call?');
    await owner.page.keyboard.press('Control+Enter');

    await other.page.locator('.r-comment-bubble').click();
    const asked = other.page.getByRole('article', { name: 'Who is on call?' });
    await asked.getByRole('textbox', { name: 'Answer' }).fill(answer);
    await asked.getByRole('button', { name: 'Send the answer' }).click();
    await owner.page.getByText(answer).waitFor();

    await owner.page.getByRole('button', { name: 'Done with it' }).click();
    await other.page.locator('.r-comment-bubble').waitFor({ state: 'hidden' });
    await other.page.getByRole('switch', { name: 'Show what is done' }).click();
    await other.page.getByText(/^Marked as done by/).waitFor();
  });

  it('keep what was said when its element is deleted', async () => {
    await other.page.getByRole('button', { name: 'Take it up again' }).click();
    await owner.page.getByText(answer).waitFor();
    await owner.page.getByTitle('Delete', { exact: true }).click();

    await owner.page.getByText('“Investigate”, which is no longer in this drawing').waitFor();
    const kept = await relevo
      .as('process-owner')
      .get<readonly DiagramComment[]>('/api/processes/service-desk/comments');
    expect(kept.body.map(({ text }) => text)).toEqual(['Who is on call?', answer]);
    expect(browsers.complaints).toEqual([]);
  });

  it('see the other go', async () => {
    await other.page.close();
    await owner.page.getByRole('status', { name: /is here too/ }).waitFor({ state: 'hidden', timeout: 60_000 });
  });
});
