import type { ReportedTicket } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { ProcessOwner } from './process-owner.js';

const fiveMinutes = 5 * 60_000;

/** From "I see a problem" to "it is live, and I can take it back", with mouse and keyboard, and not one FEEL character. */
describe('five minutes of a process owner', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let desk: Desk;
  let owner: ProcessOwner;
  let begun: number;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
    browsers = await Browsers.open();
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
    begun = performance.now();
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const panel = (): Locator => owner.page.locator('.bio-properties-panel');
  const chosen = (name: string): Promise<void> =>
    panel().locator('.bio-properties-panel-header-label').getByText(name, { exact: true }).waitFor();

  it('an approval is drawn behind the diagnosis, with how many must agree', async () => {
    await owner.change('Incident');
    await owner.appendStep('Task_Diagnose', 'Approve');
    await owner.nameIt('Approve the solution');
    await chosen('Approve the solution');
    await panel().getByRole('combobox', { name: 'How many must agree' }).selectOption({ label: 'One person decides' });
  });

  it('its form opens in place and takes what is known as a field', async () => {
    await panel().getByRole('button', { name: 'Open form' }).click();
    await owner.page.getByRole('button', { name: 'Add “Urgency” as a field' }).click();
    await owner.page.locator('.fjs-form-field-label', { hasText: 'Urgency' }).waitFor();
    await owner.page.getByRole('button', { name: 'Back to “Approve the solution”' }).click();
    await chosen('Approve the solution');
  });

  it('when a way is taken is chosen, not written', async () => {
    await owner.page.getByRole('button', { name: 'Show the whole diagram' }).click();
    await owner.element('Gateway_Next').click();
    const question = panel()
      .locator('fieldset')
      .filter({ has: owner.page.locator('legend', { hasText: 'Ask the requester' }) });
    await question.getByRole('button', { name: 'Add another line' }).click();
    await question.getByRole('combobox', { name: 'Field' }).nth(1).selectOption({ label: 'Urgency' });
    await question.getByRole('combobox', { name: 'Comparison' }).nth(1).selectOption({ label: 'is not' });
    await question.getByRole('combobox', { name: 'Value' }).nth(1).selectOption({ label: 'High: work stands still' });
  });

  it('a mistake is explained in words and mended', async () => {
    await owner.page.getByRole('button', { name: 'Show the whole diagram' }).click();
    await owner.chooseFlow('Flow_Knowledge_Article');
    await owner.page.keyboard.press('Delete');
    await owner.page.getByRole('button', { name: /^\d+ problems?$/ }).click();

    const explained = owner
      .problems()
      .getByText('No arrow leads on from here. Connect it to the next step, or to an end.');
    await explained.waitFor();
    await owner.page.getByRole('button', { name: 'Undo' }).click();
    await explained.waitFor({ state: 'hidden' });
  });

  it('it is tried before it is real', async () => {
    await owner.page.getByRole('button', { name: 'Try', exact: true }).click();
    await owner.page.getByText('Nothing real is touched').waitFor();
    const start = owner.page.getByRole('region', { name: 'Somebody asks', exact: true });
    await start.getByLabel('What happened?').fill('The mail does not leave');
    await start.getByText('Only me').click();
    await start.getByRole('button', { name: 'Start' }).click();
    await owner.page.getByRole('region', { name: 'Triage', exact: true }).waitFor();
    await owner.page.keyboard.press('Escape');
    await owner.isDrawn();
  });

  it('it is published, a ticket passes the new step before the owner’s eyes, and it is taken back', async () => {
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await owner
      .dialog(/^Publish/)
      .getByText(/^“Approve the solution” added/)
      .waitFor();
    await owner.page.getByRole('textbox', { name: 'What changed and why' }).fill('Nothing goes out unseen');
    await owner.page.getByRole('button', { name: /^Publish version \d+$/ }).click();
    await owner.page.getByRole('heading', { name: 'Version 2 is live' }).waitFor();

    const report = { processId: 'incident', title: 'Mail stands still', description: 'Since noon', values: {} };
    const { number } = (await relevo.as('requester').post<ReportedTicket>('/api/tickets', report)).body;
    await desk.complete(number, 'ana', 'Triage', { category: 'mail', impact: 'high', urgency: 'high' });
    await desk.complete(number, 'carla', 'Diagnose', { nextStep: 'solution', solution: 'Empty the queue' });
    await owner.page.getByText(`${number} reached “Approve the solution”`).waitFor();

    await owner.page.getByRole('button', { name: 'Take it back to version 1' }).click();
    const again = owner.dialog('Publish version 1 again?');
    await again.getByText('“Approve the solution” removed').waitFor();
    await again.getByRole('button', { name: 'Publish version 1 again' }).click();
    await owner.page.getByRole('heading', { name: 'Version 3 is live' }).waitFor();

    expect(performance.now() - begun).toBeLessThan(fiveMinutes);
    expect(browsers.complaints).toEqual([]);
  });
});
