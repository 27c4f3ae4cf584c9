import type { Draft, DraftSummary } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

const process = 'service-desk';

describe('the library of processes', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: process } })).body;
  const named = async (name: string): Promise<Draft | undefined> => {
    const all = (await api().get<readonly DraftSummary[]>('/api/drafts')).body;
    const id = all.find((draft) => draft.name === name)?.id;
    return id === undefined ? undefined : (await api().get<Draft>(`/api/drafts/${id}`)).body;
  };
  const link = (name: string): Locator => at.owner.page.getByRole('link', { name, exact: true });
  const undo = (): Locator => at.owner.page.getByRole('alert').getByRole('button', { name: 'Undo' });
  const choose = async (name: string, act: string): Promise<void> => {
    await at.owner.page.getByRole('button', { name: `More for ${name}` }).press('Enter');
    await at.owner.page.getByRole('menuitem', { name: act }).press('Enter');
  };

  it('brings a deleted draft back by keyboard: its name, its files and the version it began from', async () => {
    const { files, ...draft } = await begin('Deleted by mistake');
    const changed = {
      ...files,
      [`${process}.bpmn`]: (files[`${process}.bpmn`] ?? '').replace('Investigate"', 'Look"'),
    };
    await api().put(`/api/drafts/${draft.id}`, { revision: draft.revision, files: changed });
    await at.owner.openLibrary();
    await choose('Deleted by mistake', 'Delete this draft');

    await undo().and(at.owner.page.locator(':focus')).waitFor();
    await link('Deleted by mistake').waitFor({ state: 'detached' });
    expect(await named('Deleted by mistake')).toBeUndefined();
    expect(await seriousIn(at.owner.page, '[role="alert"]')).toEqual([]);

    await at.owner.page.keyboard.press('Enter');
    await at.owner.page.getByText('“Deleted by mistake” is back').waitFor();
    await link('Deleted by mistake').waitFor();
    expect(await named('Deleted by mistake')).toMatchObject({ files: changed, baseVersion: 1, processId: process });
  });

  it('says so when a draft cannot be brought back, and tries again', async () => {
    await begin('Line is down');
    await at.owner.openLibrary();
    await choose('Line is down', 'Delete this draft');
    await undo().and(at.owner.page.locator(':focus')).waitFor();
    await at.owner.page.context().setOffline(true);
    await at.owner.page.keyboard.press('Enter');
    await at.owner.page.getByText('“Line is down” was not brought back').waitFor();
    await at.owner.page.context().setOffline(false);
    await at.owner.page.getByRole('button', { name: 'Try again' }).click();
    await link('Line is down').waitFor();
    await at.owner.page.getByText('was not brought back').waitFor({ state: 'detached' });
    await soon(async () => expect(await named('Line is down')).toBeDefined());
  });

  it('gives a draft another name and leaves its files', async () => {
    const { files } = await begin('Untitled');
    await at.owner.openLibrary();
    await choose('Untitled', 'Rename this draft');
    await at.owner.dialog('Rename this draft').getByRole('textbox', { name: 'Name' }).fill('Suppliers first');
    expect(await seriousIn(at.owner.page)).toEqual([]);
    await at.owner.page.keyboard.press('Enter');
    await link('Suppliers first').waitFor();
    expect(await named('Suppliers first')).toMatchObject({ files, baseVersion: 1 });
  });

  it('finds processes and drafts by name when there are many; the key / leads there, Esc shows all again', async () => {
    await at.owner.openLibrary();
    await at.owner.page.getByRole('article', { name: 'Service desk' }).waitFor();
    const { files } = await begin('Review of suppliers');
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      const xml = (files[`${process}.bpmn`] ?? '').replaceAll(`id="${process}"`, `id="other-${n}"`);
      await api().post('/api/drafts', { name: `Petición número ${n}`, files: { [`other-${n}.bpmn`]: xml } });
    }
    await at.owner.openLibrary();
    await link('Petición número 7').waitFor();
    await at.owner.page.keyboard.press('/');
    await at.owner.page.keyboard.type('NUMERO 7');
    await at.owner.page.getByRole('status').getByText('1 found').waitFor();
    await link('Petición número 7').waitFor();
    await link('Petición número 6').waitFor({ state: 'detached' });
    await at.owner.page.getByRole('article').first().waitFor({ state: 'detached' });
    expect(await seriousIn(at.owner.page, 'main')).toEqual([]);

    await at.owner.page.keyboard.press('Escape');
    await link('Petición número 6').waitFor();
    await at.owner.page.keyboard.type('suppliers review');
    await at.owner.page.getByRole('article', { name: 'Service desk' }).waitFor();
    await soon(async () => expect(await at.owner.page.getByRole('article').count()).toBe(1));
  });
});
