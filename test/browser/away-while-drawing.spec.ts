import type { Draft } from '@relevo/contracts';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { seriousIn } from './axe.js';
import { ProcessOwner } from './process-owner.js';

describe('drawing goes on while something else does not', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const api = () => relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: 'service-desk' } })).body;
  const holds = (draft: Draft, name: string) => async (): Promise<boolean> =>
    JSON.stringify((await api().get<Draft>(`/api/drafts/${draft.id}`)).body.files).includes(name);

  it('keeps what is drawn in the browser while the engine is away, and saves it when it is back', async () => {
    const draft = await begin('Away');
    await owner.open(draft);
    await owner.page.route('**/api/drafts/**', (route) => route.abort());
    await owner.appendTask('Task_Investigate', 'While away');
    await owner.page.getByText('kept in this browser').waitFor();
    expect(await holds(draft, 'While away')()).toBe(false);
    await owner.page.unroute('**/api/drafts/**');
    await owner.changed(holds(draft, 'While away'));
    await owner.kept();
  }, 60_000);

  it('offers what was drawn when the tab was killed before it could be saved', async () => {
    const draft = await begin('Killed');
    const tab = new ProcessOwner(await owner.page.context().newPage());
    await tab.open(draft);
    await tab.page.route('**/api/drafts/**', (route) => route.abort());
    await tab.appendTask('Task_Investigate', 'Before the end');
    await tab.page.getByText('kept in this browser').waitFor();
    await tab.page.close({ runBeforeUnload: false });
    expect(await holds(draft, 'Before the end')()).toBe(false);

    await owner.page.goto(`/modeler/drafts/${draft.id}`);
    const found = owner.dialog('You have work that was not saved');
    await found.getByText('Before the end').first().waitFor();
    await found.getByRole('button', { name: 'Take it up again' }).click();
    await owner.changed(holds(draft, 'Before the end'));
  }, 60_000);

  it('asks for the password in place when the session has ended, and saves on', async () => {
    const draft = await begin('Signed out');
    await owner.open(draft);
    await owner.page.context().clearCookies();
    await owner.appendTask('Task_Investigate', 'After the session');
    const dialog = owner.dialog('Sign in again');
    const password = dialog.getByRole('textbox', { name: 'Your password' });
    await password.fill('wrong');
    await dialog.getByRole('button', { name: 'Sign in and save' }).click();
    await dialog.getByText('this is another one').waitFor();
    expect(await seriousIn(owner.page)).toEqual([]);
    await password.fill('process-owner');
    await owner.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await owner.changed(holds(draft, 'After the session'));
    expect(browsers.complaints).toEqual([]);
  }, 60_000);
});
