import type { Draft } from '@relevo/contracts';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';

const process = 'service-desk';

describe('the tools of the editor', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;
  let hand: DrawingHand;

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    owner = new ProcessOwner(
      await browsers.signedIn(relevo.url, 'process-owner', { permissions: ['clipboard-read', 'clipboard-write'] }),
    );
    hand = new DrawingHand(owner.page);
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const api = () => relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: process } })).body;
  const xmlOf = async ({ id }: Draft): Promise<string> =>
    (await api().get<Draft>(`/api/drafts/${id}`)).body.files[`${process}.bpmn`] ?? '';

  it('finds a step by its name and by its id with Ctrl+F, from anywhere on the screen', async () => {
    await owner.open(await begin('Find'));
    await owner.page.keyboard.press('Control+f');
    const search = owner.page.getByRole('textbox', { name: 'Search in diagram' });
    await search.pressSequentially('Investig');
    await owner.page.locator('.djs-search-result', { hasText: 'Investigate' }).first().waitFor();
    await owner.page.keyboard.press('Enter');
    await owner.page.locator('[data-element-id="Task_Investigate"].selected').waitFor();

    await owner.page.getByRole('button', { name: 'Find a step' }).click();
    await search.pressSequentially('Task_Inv');
    await owner.page.locator('.djs-search-result', { hasText: 'Task_Investigate' }).first().waitFor();
    await owner.page.keyboard.press('Escape');
  });

  it('finds a step by what the requester reads, in both languages, and by its documentation, and shows what matched', async () => {
    const { id, revision, files } = await begin('Find what is said');
    const documented = '<bpmn:documentation>Ask the supplier when the guarantee still holds</bpmn:documentation>';
    const xml = (files[`${process}.bpmn`] ?? '').replace(
      /(<bpmn:userTask id="Task_Investigate"[^>]*>)/,
      `$1${documented}`,
    );
    await api().put(`/api/drafts/${id}`, { revision, files: { ...files, [`${process}.bpmn`]: xml } });
    await owner.page.goto(`/modeler/drafts/${id}`);
    await owner.isDrawn();

    const search = owner.page.getByRole('textbox', { name: 'Search in diagram' });
    const results = owner.page.getByRole('group', { name: 'Search in diagram' });
    for (const [typed, name, line] of [
      ['specialist is inv', 'Investigate', 'A specialist is investigating'],
      ['solucion CONOCIDA', 'Search the knowledge base', 'Buscamos una solución conocida'],
      ['guarantee', 'Investigate', '…the supplier when the guarantee still holds'],
      ['Attend the', 'Attend the report', 'Task_Attend'],
    ] as const) {
      await owner.page.keyboard.press('Control+f');
      await search.pressSequentially(typed);
      const first = results.locator('.djs-search-result').first();
      await first.locator('.djs-search-result-primary', { hasText: name }).waitFor();
      await soon(async () => expect(await first.locator('.djs-search-result-secondary').textContent()).toBe(line));
      await owner.page.keyboard.press('Enter');
    }

    await owner.page.keyboard.press('Control+f');
    await search.pressSequentially('e');
    await results.locator('.djs-search-result').nth(12).waitFor();
    expect(await seriousIn(owner.page, '.djs-search-container')).toEqual([]);
    await owner.page.keyboard.press('Tab');
    await soon(async () => expect(await results.evaluate((list) => list === document.activeElement)).toBe(true));
    await owner.page.keyboard.press('Escape');
    await results.waitFor({ state: 'hidden' });
  });

  it('removes, undoes and redoes by keys alone, and leaves the file as it was', async () => {
    const draft = await begin('Keys');
    await owner.open(draft);
    await owner.element('Task_Investigate').click();
    await hand.press('Delete');
    await owner.element('Task_Investigate').waitFor({ state: 'detached' });
    await hand.press('Control+z');
    await owner.element('Task_Investigate').waitFor();
    await hand.press('Control+y');
    await owner.element('Task_Investigate').waitFor({ state: 'detached' });
    await hand.press('Control+z');
    await owner.element('Task_Investigate').waitFor();
    await owner.kept();
    expect(await xmlOf(draft)).toContain('Task_Investigate');
  });

  it('copies a task into another diagram in another tab: its form comes along, its id is new', async () => {
    const [from, to] = [await begin('From'), await begin('To')];
    await owner.open(from);
    await owner.element('Task_Investigate').click();
    await hand.press('Control+c');

    const page = await owner.page.context().newPage();
    const other = new ProcessOwner(page);
    await other.open(to);
    const before = new Set(await new DrawingHand(page).drawn());
    await other.element('Task_Attend').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+v');
    await new DrawingHand(page).putDown(other.element('Task_Investigate'));
    await page.getByText('keeping…').waitFor();
    await other.kept();

    const added = (await new DrawingHand(page).drawn()).filter((id) => !before.has(id) && id.startsWith('Activity_'));
    expect(added).toHaveLength(1);
    const copy = new RegExp(`<bpmn:userTask id="${added[0] ?? 'none'}"[\\s\\S]*?</bpmn:userTask>`).exec(
      await xmlOf(to),
    );
    expect(copy?.[0]).toContain('name="Investigate"');
    expect(copy?.[0]).toContain('formId="service-desk-investigate"');
    expect(copy?.[0]).toContain('value="A specialist is investigating"');
    await page.close();
  });

  it('brings several steps into line from the toolbar, by keyboard', async () => {
    await owner.open(await begin('Line'));
    await owner.element('Task_Investigate').click();
    await owner.page.keyboard.down('Shift');
    await owner.element('Task_Attend').click();
    await owner.page.keyboard.up('Shift');
    const top = async (id: string): Promise<number> =>
      Math.round((await owner.element(id).locator('.djs-visual').first().boundingBox())?.y ?? 0);
    await soon(async () => expect(await top('Task_Investigate')).not.toBe(await top('Task_Attend')));

    await owner.page.getByRole('button', { name: 'Align and distribute' }).focus();
    await hand.press('Enter');
    await owner.page.getByRole('menuitem', { name: 'Upper edges in line' }).press('Enter');
    await soon(async () => expect(await top('Task_Investigate')).toBe(await top('Task_Attend')));
    await owner.page.locator('section[data-drawn] svg:focus').waitFor();
    await hand.press('Control+z');
    await soon(async () => expect(await top('Task_Investigate')).not.toBe(await top('Task_Attend')));
  });

  it('shows every key at ?, and remembers the overview', async () => {
    const draft = await begin('Overview');
    await owner.open(draft);
    await hand.focusCanvas();
    await hand.press('?');
    await owner.dialog('Keys of the editor').getByText('Select with a frame').waitFor();
    await hand.press('Escape');
    await owner.page.getByRole('button', { name: 'Overview of the diagram' }).click();
    const map = await owner.page.locator('.djs-minimap.open').boundingBox();
    const mark = await owner.page.locator('.bjs-powered-by').boundingBox();
    expect((map?.y ?? 0) + (map?.height ?? 0)).toBeLessThanOrEqual(mark?.y ?? 0);
    await owner.open(draft);
    await owner.page.locator('.djs-minimap.open').waitFor();
    await owner.page.getByRole('button', { name: 'Overview of the diagram' }).click();
    await owner.page.locator('.djs-minimap.open').waitFor({ state: 'detached' });
    expect(browsers.complaints).toEqual([]);
  });

  it('leads from a draft that is gone to the processes', async () => {
    await owner.page.goto('/modeler/drafts/999999');
    await owner.page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
    await owner.page.getByRole('link', { name: 'Back to all processes' }).click();
    await owner.page.getByRole('heading', { name: 'Processes', exact: true }).waitFor();
  });
});
