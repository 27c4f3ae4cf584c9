import type { Draft } from '@relevo/contracts';
import { leave } from '../support/browser.js';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

const withLongText = (form: string, length: number): string => {
  const { components, ...schema } = JSON.parse(form) as { readonly components: readonly object[] };
  const text = { type: 'text', id: 'Long_text', text: 'All about it. '.repeat(length / 14) };
  return JSON.stringify({ ...schema, components: [...components, text] });
};

describe('drawing goes on while something else does not', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: 'service-desk' } })).body;
  const filesOf = async ({ id }: Draft) => (await api().get<Draft>(`/api/drafts/${id}`)).body.files;
  const holds = (draft: Draft, name: string) => async (): Promise<boolean> =>
    JSON.stringify(await filesOf(draft)).includes(name);

  /** 6 MB in all, just below what the engine takes at once; localStorage has room for 5. */
  const withLongForms = async ({ id, revision, files }: Draft): Promise<Draft> => {
    const long = Object.entries(files).map(([name, text]) =>
      name === 'report.form' || name === 'article.form' ? [name, withLongText(text, 3_000_000)] : [name, text],
    );
    const body = { revision, files: Object.fromEntries(long) as Draft['files'] };
    expect(JSON.stringify(body).length).toBeGreaterThan(6_000_000);
    return (await api().put<Draft>(`/api/drafts/${id}`, body)).body;
  };

  it('keeps what is drawn in the browser while the engine is away, and saves it when it is back', async () => {
    const draft = await begin('Away');
    await at.owner.open(draft);
    await at.owner.page.route('**/api/drafts/**', (route) => route.abort());
    await at.owner.appendTask('Task_Investigate', 'While away');
    await at.owner.page.getByText('kept in this browser').waitFor();
    expect(await holds(draft, 'While away')()).toBe(false);
    await at.owner.page.unroute('**/api/drafts/**');
    await at.owner.changed(holds(draft, 'While away'));
    await at.owner.kept();
  });

  it('offers what was drawn when the tab was killed before it could be saved', async () => {
    const draft = await begin('Killed');
    const tab = new ProcessOwner(await at.owner.page.context().newPage());
    await tab.open(draft);
    await tab.page.route('**/api/drafts/**', (route) => route.abort());
    await tab.appendTask('Task_Investigate', 'Before the end');
    await tab.page.getByText('kept in this browser').waitFor();
    await tab.page.close({ runBeforeUnload: false });
    expect(await holds(draft, 'Before the end')()).toBe(false);

    await at.owner.page.goto(`/modeler/drafts/${draft.id}`);
    const found = at.owner.dialog('You have work that was not saved');
    await found.getByText('Before the end').first().waitFor();
    await found.getByRole('button', { name: 'Take it up again' }).click();
    await at.owner.changed(holds(draft, 'Before the end'));
  });

  it('offers a bundle as large as the engine takes, when the tab was killed before it could be saved', async () => {
    const draft = await withLongForms(await begin('Large'));
    const tab = new ProcessOwner(await at.owner.page.context().newPage());
    await tab.open(draft);
    await tab.page.route('**/api/drafts/**', (route) => route.abort());
    await tab.appendTask('Task_Investigate', 'Much before the end');
    await tab.page.getByText('kept in this browser').waitFor();
    await tab.page.close({ runBeforeUnload: false });
    expect(await holds(draft, 'Much before the end')()).toBe(false);

    const next = new ProcessOwner(await at.owner.page.context().newPage());
    await next.page.goto(`/modeler/drafts/${draft.id}`);
    const found = next.dialog('You have work that was not saved');
    await found.getByText('Much before the end').first().waitFor();
    await found.getByRole('button', { name: 'Take it up again' }).click();
    await next.changed(holds(draft, 'Much before the end'));
    await next.kept();
    expect((await filesOf(draft))['report.form']).toBe(draft.files['report.form']);

    await next.open(draft);
    await soon(async () => expect(await found.count()).toBe(0));
    await next.page.close();
  }, 90_000);

  it('takes over what an earlier release kept in this browser', async () => {
    const draft = await begin('Former');
    const [diagram = ''] = Object.keys(draft.files).filter((name) => name.endsWith('.bpmn'));
    const drawn = (draft.files[diagram] ?? '').replace(/name="Investigate[^"]*"/, 'name="Formerly drawn"');
    expect(drawn).not.toBe(draft.files[diagram]);
    const copy = { ...draft, files: { ...draft.files, [diagram]: drawn }, at: '2026-01-01T10:00:00Z' };
    const key = `relevo.modeler.unsaved.${draft.id}`;
    await at.owner.page.evaluate(([name, text]) => localStorage.setItem(name, text), [
      key,
      JSON.stringify(copy),
    ] as const);

    const found = at.owner.dialog('You have work that was not saved');
    for (let opening = 0; opening < 2; opening += 1) {
      await at.owner.page.goto(`/modeler/drafts/${draft.id}`);
      await found.getByText('Formerly drawn').first().waitFor();
      await soon(async () =>
        expect(await at.owner.page.evaluate((name) => localStorage.getItem(name), key)).toBeNull(),
      );
    }
    await found.getByRole('button', { name: 'Drop it' }).click();
    await at.owner.isDrawn();
    await at.owner.open(draft);
    await soon(async () => expect(await found.count()).toBe(0));
    expect(await filesOf(draft)).toEqual(draft.files);
  });

  it('says that nothing is kept where the browser is full', async () => {
    const draft = await begin('Full');
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin: at.relevo.url, quotaSize: 1 });
    const tab = new ProcessOwner(page);
    await tab.open(draft);
    await page.route('**/api/drafts/**', (route) => route.abort());
    await tab.appendTask('Task_Investigate', 'Without room');
    await page.getByText('not kept: the engine does not answer and this browser is full').waitFor();
    await leave(page);
  });

  it('offers no older work where newer work found no room', async () => {
    const draft = await begin('Half full');
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    const tab = new ProcessOwner(page);
    await tab.open(draft);
    await page.route('**/api/drafts/**', (route) => route.abort());
    await tab.appendTask('Task_Investigate', 'With room');
    await page.getByText('kept in this browser').waitFor();
    // Chromium looks at the quota now and then; a full disk answers like this at once.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room is left', 'QuotaExceededError');
      };
    });
    await tab.appendTask('Task_Investigate', 'Without room');
    await page.getByText('not kept: the engine does not answer and this browser is full').waitFor();
    await page.close();

    const next = new ProcessOwner(await page.context().newPage());
    await next.open(draft);
    await next.kept();
    await soon(async () => expect(await next.dialog('You have work that was not saved').count()).toBe(0));
    expect(await filesOf(draft)).toEqual(draft.files);
    await leave(next.page);
  });

  it('asks for the password in place when the session has ended, and saves on', async () => {
    const draft = await begin('Signed out');
    await at.owner.open(draft);
    await at.owner.page.context().clearCookies();
    await at.owner.appendTask('Task_Investigate', 'After the session');
    const dialog = at.owner.dialog('Sign in again');
    const password = dialog.getByRole('textbox', { name: 'Your password' });
    await password.fill('wrong');
    await dialog.getByRole('button', { name: 'Sign in and save' }).click();
    await dialog.getByText('this is another one').waitFor();
    expect(await seriousIn(at.owner.page)).toEqual([]);
    await password.fill('process-owner');
    await at.owner.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await at.owner.changed(holds(draft, 'After the session'));
    expect(at.browsers.complaints).toEqual([]);
  });
});
