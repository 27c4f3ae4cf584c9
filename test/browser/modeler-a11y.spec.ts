import type { Draft } from '@relevo/contracts';
import type { Page } from 'playwright-core';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { coloursOn, seriousOn } from './axe.js';
import { ProcessOwner } from './process-owner.js';

/** Each screen of the modeler whole: canvas, palette and panel included. */
describe.each(['light', 'dark'] as const)('the modeler’s screens for everybody, %s', (colorScheme) => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;
  let page: Page;

  beforeAll(async () => {
    relevo = await startEngine();
    await new Desk(relevo).report('Screen is dark');
    browsers = await Browsers.open();
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner', { colorScheme }));
    ({ page } = owner);
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const found = (): Promise<readonly string[]> => (colorScheme === 'light' ? seriousOn(page) : coloursOn(page));

  it('the library', async () => {
    await owner.openLibrary();
    await page.getByRole('article', { name: 'Incident' }).waitFor();
    expect(await found()).toEqual([]);
  });

  it('the editor: drawing, step, decision, next step, comments, publishing', async () => {
    const begun = { name: 'Looked at', from: { processId: 'incident' } };
    await owner.open((await relevo.as('process-owner').post<Draft>('/api/drafts', begun)).body);
    const hinders: string[] = [];
    const look = async (): Promise<void> => void hinders.push(...(await found()));
    await look();
    await owner.element('Task_Diagnose').click();
    await page.getByRole('combobox', { name: 'Who does it' }).waitFor();
    await look();
    await page.getByTitle('Add the next step').click();
    await page.locator('.djs-popup').waitFor();
    await look();
    await page.keyboard.press('Escape');
    await owner.element('Gateway_Next').click();
    await page.locator('legend', { hasText: 'Ask the requester' }).waitFor();
    await page.getByRole('button', { name: 'Comments' }).click();
    await look();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await owner.dialog(/^Publish/).waitFor();
    await look();
    expect(hinders).toEqual([]);
  });

  it('what runs, and the versions', async () => {
    await page.goto('/modeler/processes/service-desk');
    await page.getByRole('button', { name: /Attend the report/ }).waitFor();
    expect(await found()).toEqual([]);
    await page.getByRole('link', { name: 'Versions and differences' }).click();
    await page.getByText('In force').waitFor();
    expect(await found()).toEqual([]);
  });
});
