import type { Page } from 'playwright-core';
import { OutboxDesk } from '../e2e/outbox/outbox-desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

/** An administrator sees what was given up and decides on it; the steps build on one another. */
describe('what could not be sent, in the browser', () => {
  let relevo: TestEngine;
  let receiver: WebhookReceiver;
  let browsers: Browsers;
  let page: Page;

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system', webhookTargets: 'private' });
    receiver = await WebhookReceiver.open();
    browsers = await Browsers.open();
    page = await browsers.signedIn(relevo.url, 'administrator');
  });
  afterAll(async () => {
    await browsers.close();
    await receiver.close();
    await relevo.close();
  });

  const letters = () => page.getByRole('link', { name: /^Dead letters/ }).first();

  it('a webhook is added, and its secret shown once', async () => {
    await page.goto('/operations?tab=webhooks');
    await page.getByRole('heading', { name: 'Nobody is told by webhook' }).waitFor();
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Chat');
    await page.getByRole('textbox', { name: 'Address' }).fill(`${receiver.url}/in`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('code', { hasText: 'whsec_' }).waitFor();
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.locator('code', { hasText: 'whsec_' }).waitFor({ state: 'detached' });
  });

  it('what its receiver refuses for good is counted at it and at the tab, and told in words', async () => {
    receiver.answers.push({ status: 410 });
    const desk = new OutboxDesk(relevo);
    const { caseKey } = await desk.report('The receiver is gone');
    await desk.settled(caseKey, { state: 'dead' }, 'webhook');
    await page.reload();
    await page.getByText('Off: the receiver wants nothing more').waitFor();
    await page.getByRole('link', { name: /^Dead letters ?1$/ }).waitFor();
    await page.getByRole('link', { name: '1 dead letter', exact: true }).click();
    const [letter] = [page.getByRole('listitem').filter({ hasText: 'The receiver wants nothing more' })];
    await letter?.getByText('A ticket was opened').waitFor();
  });

  it('one recipient alone, until it is taken off', async () => {
    await page.getByRole('button', { name: 'No longer only those to Chat' }).click();
    await page.waitForURL((address) => !address.search.includes('recipient'));
    await page.getByText('1 dead letter', { exact: true }).waitFor();
  });

  it('discarded with a reason, it is gone, and so is the count', async () => {
    await page.getByRole('checkbox', { name: 'Choose the one to Chat' }).check();
    await page.getByRole('button', { name: 'Discard…' }).click();
    await page.getByRole('textbox', { name: 'Why nobody needs it any more' }).fill('The chat was shut down');
    await page.getByRole('button', { name: 'Discard 1' }).click();
    await page.getByRole('heading', { name: 'Everything has been sent' }).waitFor();
    await soon(async () => expect(await letters().textContent()).toBe('Dead letters'));
    expect(browsers.complaints).toEqual([]);
  });
});
