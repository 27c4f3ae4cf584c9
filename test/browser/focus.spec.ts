import type { Draft } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { Tryer } from './tryer.js';

/** Whoever works by keyboard or by ear is never sent back to the top of the page (WCAG 2.4.3). */
describe('the focus, where it was goes away', () => {
  const at = atTheModeler(Tryer);

  const begin = async (name: string): Promise<Draft> =>
    (await at.relevo.as('process-owner').post<Draft>('/api/drafts', { name, from: { processId: 'service-desk' } }))
      .body;

  /** By keyboard: a click would say where to go on. */
  const press = async (button: Locator): Promise<void> => {
    await button.focus();
    await at.owner.page.keyboard.press('Enter');
  };
  const isIn = (place: Locator): Promise<void> =>
    soon(async () => expect(await place.evaluate((element) => element.contains(document.activeElement))).toBe(true));

  it('goes back to the menu of a draft that was renamed', async () => {
    await begin('First name');
    await at.owner.openLibrary();
    const menu = at.owner.page.getByRole('button', { name: 'More for First name' });
    await press(menu);
    await press(at.owner.page.getByRole('menuitem', { name: 'Rename this draft' }));
    await at.owner.dialog('Rename this draft').getByRole('textbox', { name: 'Name' }).fill('Second name');
    await at.owner.page.keyboard.press('Enter');
    await at.owner.dialog('Rename this draft').waitFor({ state: 'detached' });
    await isIn(at.owner.page.getByRole('button', { name: 'More for Second name' }));
  });

  it('stays at the field of a comment that was sent by its button, and at a thread that was closed', async () => {
    await at.owner.open(await begin('Commented'));
    await at.owner.element('Task_Investigate').click();
    await at.owner.page.getByRole('button', { name: 'Comments' }).click();
    const field = at.owner.page.getByRole('textbox', { name: 'Comment on “Investigate”' });
    await field.fill('Who is on call?');
    await press(at.owner.page.getByRole('button', { name: 'Comment', exact: true }));
    await at.owner.page.getByRole('article', { name: 'Who is on call?' }).waitFor();
    await isIn(field);

    await press(at.owner.page.getByRole('button', { name: 'Done with it' }));
    await at.owner.page.getByRole('article', { name: 'Who is on call?' }).waitFor({ state: 'detached' });
    await isIn(at.owner.page.getByRole('region', { name: 'Comments' }));
  });

  it('stays in the panel of a trial while its cards come and go', async () => {
    await at.owner.open(await begin('Tried'));
    await at.owner.try();
    const panel = at.owner.page.getByRole('tabpanel');
    await at.owner.card('Somebody asks').getByText('Only me').click();
    await press(at.owner.card('Somebody asks').getByRole('button', { name: 'Start' }));
    await at.owner.card('Attend the report').waitFor();
    await isIn(panel);
    await press(at.owner.card('Attend the report').getByRole('button', { name: 'Not yet' }));
    await at.owner.card('Search the knowledge base').waitFor();
    await isIn(panel);
  });
});
