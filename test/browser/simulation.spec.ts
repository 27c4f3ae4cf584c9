import type { Draft } from '@relevo/contracts';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page, Request } from 'playwright-core';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { Tryer } from './tryer.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

const seriousOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`);
};

describe('a draft tried in the browser', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: Tryer;
  const changing: string[] = [];

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    owner = new Tryer(await browsers.signedIn(relevo.url, 'process-owner'));
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const begin = async (processId: string, change: (xml: string) => string = (xml) => xml): Promise<Draft> => {
    const api = relevo.as('process-owner');
    const { body } = await api.post<Draft>('/api/drafts', { name: `Try ${processId}`, from: { processId } });
    const file = `${processId}.bpmn`;
    const files = { ...body.files, [file]: change(body.files[file] ?? '') };
    return (await api.put<Draft>(`/api/drafts/${body.id}`, { revision: body.revision, files })).body;
  };

  /** That somebody is here is told while the draft is open, tried or not. */
  const note = (request: Request): void => {
    const path = new URL(request.url()).pathname;
    if (request.method() !== 'GET' && !path.endsWith('/presence')) changing.push(`${request.method()} ${path}`);
  };

  it('is walked with real forms, choices and time, looked at, stepped back and ended, and nothing real is touched', async () => {
    await owner.open(await begin('service-desk'));
    await owner.kept();
    await owner.try();
    owner.page.on('request', note);

    await owner.report('Screen is dark');
    await owner.press('Attend the report', 'Not yet');
    await owner.press('Search the knowledge base', 'Nothing found');
    const investigate = owner.card('Investigate');
    await investigate.getByText('Done by Second line').waitFor();
    await investigate.getByRole('button', { name: 'Done', exact: true }).click();
    await investigate.getByText('Look at the marked fields.').waitFor();
    await investigate.getByLabel(/What is the solution/).fill('Plug it in');
    await owner.page.keyboard.press('Tab');
    await investigate.getByRole('button', { name: 'Done', exact: true }).click();
    await owner.press('Check that it serves the user', 'It serves');
    await owner.card('Test the solution').getByText('the requester (you)').waitFor();

    await owner.card('Time').getByText('then Reminder sent').waitFor();
    await owner.press('Time', 'Let 2 days pass');
    await owner.page.getByText('Would now be told: the requester (you) (“Reminder sent”)').waitFor();
    expect(await owner.steps().count()).toBe(6);

    await owner.page.getByRole('tab', { name: 'Variables' }).click();
    const row = owner.page.getByRole('row', { name: /^solution / });
    expect(await row.textContent()).toContain('Plug it in');
    expect(await row.textContent()).toContain('Investigate, by Second line');
    expect(await seriousOn(owner.page)).toEqual([]);
    await owner.page.getByRole('tab', { name: 'What to do now' }).click();
    expect(await seriousOn(owner.page)).toEqual([]);

    await owner.page.getByRole('button', { name: 'One step back' }).click();
    await owner.press('Test the solution', 'It works');
    await owner.card('Update the knowledge base').waitFor();
    await owner.page.getByRole('button', { name: /^Step 5:/ }).click();
    await owner.card('Test the solution').waitFor();
    await owner.card('Time').getByLabel('How much').fill('8');
    await owner.press('Time', 'Let it pass');
    await owner.page.getByText('Ended with “Closed without an answer”.').waitFor();
    expect(changing).toEqual([]);
    owner.page.off('request', note);

    await owner.page.keyboard.press('Escape');
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    await owner.isDrawn();
  });

  it('does the same again with one click', async () => {
    await owner.try();
    await owner.page.getByRole('button', { name: /^Run the same again/ }).click();
    await owner.page.getByText('Ended with “Closed without an answer”.').waitFor();
    await owner.page.keyboard.press('Escape');
  });

  it('shows tokens under way along the arrows, and nothing that moves to whom that disturbs', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      await owner.page.emulateMedia({ reducedMotion });
      await owner.try();
      const places = await owner.watchTokens();
      await owner.report('Screen is dark');
      await owner.card('Attend the report').waitFor();
      await owner.page.locator('.r-bead').waitFor();
      if (reducedMotion === 'reduce') expect(await places()).toEqual([]);
      else expect(new Set(await places()).size).toBeGreaterThan(1);
      await owner.page.locator('.r-travels').waitFor({ state: 'detached' });
      await owner.page.keyboard.press('Escape');
    }
  });

  it('stops what does not end, and stands where it stood', async () => {
    const endless = '=count(for x in 1..100000 return count(for y in 1..100000 return x * y)) &gt; 1';
    await owner.open(await begin('service-desk', (xml) => xml.replace('=solutionKnown = true', endless)));
    await owner.try();
    await owner.report('Screen is dark');
    const attend = owner.card('Attend the report');
    await attend.getByRole('button').first().click();
    await owner.page.getByText('This took longer than 3 seconds and was stopped').waitFor();
    await attend.waitFor();
    expect(await owner.steps().count()).toBe(1);
    await owner.page.getByRole('button', { name: 'One step back' }).click();
    await owner.card('Somebody asks').waitFor();
  });

  it('says why a broken draft cannot run, and leads to the place', async () => {
    const broken = (xml: string): string => xml.replace('formId="service-desk-apply"', 'formId="gone"');
    await owner.open(await begin('service-desk', broken));
    await owner.try();
    const why = owner.card('This draft cannot run yet');
    await why.getByText('Apply the solution', { exact: true }).waitFor();
    await why.getByText(/Expected the form "gone"/).waitFor();
    expect(await seriousOn(owner.page)).toEqual([]);
    await why.getByRole('button', { name: 'Show it' }).first().click();
    await owner.page.locator('.djs-element.selected[data-element-id="Task_Apply"]').waitFor();
  });

  it('starts a draft that calls another process', async () => {
    await owner.open(await begin('incident'));
    await owner.try();
    await owner.report('Everything is slow');
    await owner.card('Triage').waitFor();
  });
});
