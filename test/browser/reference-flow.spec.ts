import type { Page } from 'playwright-core';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { Agent, Auditor, Requester } from './desk-people.js';

const title = 'The scanner sends empty mails';

/** Four people, each with a browser of their own; the steps build on one another. */
describe('the reference flow in the browser', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let requester: Requester;
  let l1: Agent;
  let l2: Agent;
  let auditor: Auditor;
  let number = '';

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system' });
    browsers = await Browsers.open();
    const signedIn = (user: string): Promise<Page> => browsers.signedIn(relevo.url, user);
    requester = new Requester(await signedIn('requester'));
    l1 = new Agent(await signedIn('ana'));
    l2 = new Agent(await signedIn('carla'));
    auditor = new Auditor(await signedIn('auditor'));
  });

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  /** From the first line's attention to the requester's test, with a solution of the second line. */
  const towardsTest = async (solution: string): Promise<void> => {
    await l1.isAt('Attend the report');
    await l1.press('Not yet');
    await l1.isAt('Search the knowledge base');
    await l1.press('Nothing found');
    await l2.take(number, title);
    await l2.isAt('Investigate');
    await l2.type('What caused it?', 'An old certificate');
    await l2.type('What is the solution?', solution);
    await l2.press('Done');
    await l1.take(number, title);
    await l1.isAt('Check that it serves the user');
    await l1.press('It serves');
  };

  it('is reported in one short form, and followed in plain words', async () => {
    number = await requester.report(title, 'Since this morning, every scan');
    expect(number).toMatch(/^INC-\d{6}$/);
    await requester.follow();
    await requester.step('We are looking at your report').waitFor();
  });

  it('goes from L1 to L2 and back to L1, then to the requester, who says no', async () => {
    await l1.take(number, title);
    await towardsTest('Restart the scanner');
    await requester.answer('It does not work', 'Still empty');
    await requester.step('We are looking at your report').waitFor();
  });

  it('goes round again, and this time it works', async () => {
    await l1.take(number, title);
    await l1.page.getByText('Still empty').first().waitFor();
    await towardsTest('Install the new certificate');
    await requester.answer('It works');
  });

  it('waits for L2, who writes what was new into the knowledge base, and closes', async () => {
    await l2.take(number, title);
    await l2.isAt('Update the knowledge base');
    await l2.type('Title', 'Scanner sends empty mails');
    await l2.type('Problem', 'Every scan arrives as an empty mail');
    await l2.type('Solution', 'Install the new certificate on the scanner');
    await l2.press('Done');
    await requester.page
      .getByRole('list', { name: 'Steps' })
      .getByText(/: Closed$/)
      .waitFor();
  });

  it('leaves an article that L1 finds next time', async () => {
    await l1.page.goto('/knowledge?q=scanner');
    await l1.page.getByRole('link', { name: /Scanner sends empty mails/ }).click();
    await l1.page.getByText('Install the new certificate on the scanner').waitFor();
  });

  it('is replayed by the auditor: play, step, scrub, loops as visits of their own', async () => {
    await auditor.open(number, title);
    expect(await auditor.place()).toBe(1);
    const last = await auditor.count();
    expect(last).toBeGreaterThan(12);

    await auditor.forward();
    await auditor.until(2);
    await auditor.page.getByRole('button', { name: 'Play' }).click();
    await auditor.until(4);
    await auditor.page.getByRole('button', { name: 'Pause' }).click();

    await auditor.scrub(1);
    await auditor.until(last);
    await auditor.scrub(0);
    await auditor.until(1);

    await auditor.page.getByRole('button', { name: 'Repetition' }).click();
    await auditor.facts().getByText('Attend the report (time 2)').waitFor();
    await auditor.facts().getByText('The record is whole since').waitFor();
  });

  it('says who did what, with what they filled in, at every step', async () => {
    const seen: string[] = [];
    await auditor.scrub(0);
    for (let place = 1; place <= (await auditor.count()); place += 1) {
      await auditor.until(place);
      seen.push(await auditor.facts().innerText());
      if (place < (await auditor.count())) await auditor.forward();
    }
    const told = (words: readonly string[]) => seen.some((text) => words.every((word) => text.includes(word)));
    expect(told(['Carla', 'Investigate', 'An old certificate', 'Restart the scanner'])).toBe(true);
    expect(told(['Rita Requester', 'Test the solution', 'Still empty'])).toBe(true);
    expect(told(['Carla', 'Update the knowledge base', 'Scanner sends empty mails'])).toBe(true);
  });

  it('made no page complain', () => {
    expect(browsers.complaints).toEqual([]);
  });
});
