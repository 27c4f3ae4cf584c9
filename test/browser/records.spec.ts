import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { RecordsDesk } from '../e2e/history/records-desk.js';
import { RemovalSweeper } from '../../apps/engine/src/records/removal-sweeper.js';
import { Browsers, leave } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';

const folder = process.env['RELEVO_SCREENSHOTS'];

/** Kept only where somebody wants to look. */
const look = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

describe('the records screen', () => {
  let relevo: TestEngine;
  let desk: RecordsDesk;
  let browsers: Browsers;
  beforeAll(async () => {
    relevo = await startEngine({ retentionDays: 365 });
    desk = new RecordsDesk(relevo);
    browsers = await Browsers.open();
  });
  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  it('proves that everything is whole, and names what is not', async () => {
    const { number, caseKey } = await desk.closed('Scanner');
    const page = await browsers.signedIn(relevo.url, 'auditor');
    await page.getByRole('link', { name: 'Records' }).click();
    await page.getByRole('button', { name: 'Verify everything' }).click();
    await page.getByRole('heading', { name: /^Whole since/ }).waitFor();
    await look(page, 'whole');

    await desk.rows("UPDATE history_record SET actor_id = 'nobody' WHERE stream_key = $1 AND sequence = 2", [caseKey]);
    await page.getByRole('button', { name: 'Verify again' }).click();
    await page.getByRole('heading', { name: 'One place is broken' }).waitFor();
    const finding = page.getByRole('listitem').filter({ hasText: number });
    await soon(async () => expect(await finding.textContent()).toContain('Record 2 was changed'));
    await page.getByText(/^Nothing else was found\. \d+ records in/).waitFor();
    await look(page, 'broken');
    await finding.getByRole('link', { name: 'Look at it' }).click();
    await page.getByText('The record is broken at 2').waitFor();
    await desk.rows("UPDATE history_record SET actor_id = 'ana' WHERE stream_key = $1 AND sequence = 2", [caseKey]);

    await page.goto('/records');
    await page.getByLabel('One ticket').fill(number);
    await page.getByRole('button', { name: 'Verify this ticket' }).click();
    await page.getByRole('heading', { name: /^Whole since/ }).waitFor();
    await leave(page);
  });

  it('lets an auditor hold a ticket and lift it, with a reason, and shows when what goes', async () => {
    const { number } = await desk.closed('Wanted');
    await relevo.engine.get(RemovalSweeper).sweep();
    const page = await browsers.signedIn(relevo.url, 'auditor');
    await page.goto('/records?view=kept');
    await page.getByText('Ended cases are removed after 365 days.').waitFor();
    await page.getByRole('region', { name: 'Removal dates' }).getByRole('link', { name: number }).waitFor();
    await page.getByRole('textbox', { name: 'Ticket' }).fill(number);
    await page.getByRole('textbox', { name: 'Why' }).fill('Court case 7/2026');
    await page.getByRole('button', { name: 'Hold it' }).click();
    const held = page.getByRole('region', { name: 'Held', exact: true });
    await held.getByText('Court case 7/2026').waitFor();
    await look(page, 'kept');
    await held.getByRole('button', { name: `Lift ${number}` }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Why' }).fill('Settled');
    await look(page, 'lift');
    await page.getByRole('button', { name: 'Lift the hold' }).click();
    await held.getByText('Nothing is under a legal hold').waitFor();
    await soon(async () => expect(await page.getByRole('tab', { name: 'Erasure' }).count()).toBe(0));
    await leave(page);
  });

  it('lets an administrator see what would go, and erase it for ever after one more question', async () => {
    const { number } = await desk.closed('Secret words');
    const open = await desk.report('Still open');
    const page = await browsers.signedIn(relevo.url, 'administrator');
    await page.goto('/records?view=erasure');
    const who = page.getByRole('textbox', { name: 'Ticket, user name or mail address' });
    await who.fill(open.number);
    await page.getByRole('button', { name: 'Show what would go' }).click();
    await page.getByText('Still open: close or cancel it first').waitFor();
    await page.getByText('Nothing can be erased while one of them is open or held.').waitFor();
    await who.fill(number);
    await page.getByRole('button', { name: 'Show what would go' }).click();
    await page.getByText(/\d+ values, one comment/).waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('Asked on paper');
    await look(page, 'erasure');
    await page.getByRole('button', { name: 'Erase one ticket for ever' }).click();
    await page.getByRole('dialog').getByText('Nobody can bring it back').waitFor();
    await look(page, 'confirm');
    await page.getByRole('button', { name: 'Erase for ever', exact: true }).click();
    await page.getByText(/values in one ticket are gone/).waitFor();
    expect(await desk.tablesWith('Secret words')).toEqual([]);

    await page.goto(`/replay/${number}`);
    await page.getByText('The record is whole since').waitFor();
    expect(browsers.complaints).toEqual([]);
    await leave(page);
  });

  it('tells an agent that it is not theirs', async () => {
    const page = await browsers.signedIn(relevo.url, 'agent');
    await page.goto('/records');
    await page.getByRole('heading', { name: 'Not for your account' }).waitFor();
    await soon(async () => expect(await page.getByRole('button', { name: 'Verify everything' }).count()).toBe(0));
    await leave(page);
  });

  it('speaks Spanish', async () => {
    await relevo.engine.get(RemovalSweeper).sweep();
    const page = await browsers.signedIn(relevo.url, 'demo', { colorScheme: 'dark' });
    await relevo.as('demo').put('/api/session/language', { language: 'es' });
    await page.goto('/records?view=kept');
    await page.getByRole('heading', { name: 'Registros' }).waitFor();
    await page.getByText('(borrado)').first().waitFor();
    await look(page, 'dark-es-kept');
    await page.goto('/records');
    await page.getByRole('button', { name: 'Verificar todo' }).click();
    await page.getByRole('heading', { name: /^Íntegro desde/ }).waitFor();
    await look(page, 'dark-es-whole');
    await leave(page);
  });
});
