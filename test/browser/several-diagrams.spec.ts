import type { Draft, DraftSummary } from '@relevo/contracts';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { seriousIn } from './axe.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';
import { notDrawn, severalDiagrams } from './several-processes.js';

const forSecondLine =
  '<extensionElements><zeebe:assignmentDefinition xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" candidateGroups="l2" /></extensionElements>';

describe('a file with several diagrams', () => {
  const at = atTheModeler(ProcessOwner);
  let hand: DrawingHand;

  beforeAll(() => {
    hand = new DrawingHand(at.owner.page);
  });

  const choice = (many: number) => at.owner.page.getByLabel(`${many} diagrams in this file`);
  const task = (process: string) => at.owner.element(`${process}_task`);
  const isInFront = async (process: string): Promise<void> => task(process).waitFor({ state: 'visible' });
  const isBehind = async (process: string): Promise<void> => task(process).waitFor({ state: 'hidden' });

  const importAndOpen = async (name: string, xml: string): Promise<void> => {
    await at.owner.openLibrary();
    await hand.importFile(name, xml);
    await at.owner.dialog('The file is now a draft').getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();
  };

  const kept = async (holds: (xml: string) => boolean): Promise<void> => {
    const api = await at.relevo.as('process-owner');
    await at.owner.changed(async () => {
      const [latest] = (await api.get<readonly DraftSummary[]>('/api/drafts')).body.toSorted(
        (one, other) => Number(other.id) - Number(one.id),
      );
      const { files } = (await api.get<Draft>(`/api/drafts/${latest?.id ?? ''}`)).body;
      return Object.values(files).some(holds);
    });
  };

  it('shows each of its processes, though nothing of it was drawn', async () => {
    await importAndOpen('two.bpmn', notDrawn);
    await isInFront('orders');
    await isBehind('billing');
    await soon(async () =>
      expect(await choice(2).getByRole('option').allTextContents()).toEqual(['Orders', 'Billing']),
    );
    expect(await seriousIn(at.owner.page, '[aria-label="Files of this process"], label, select')).toEqual([]);

    await choice(2).selectOption('Billing');
    await isInFront('billing');
    await isBehind('orders');
    const panel = at.owner.page.getByRole('complementary', { name: 'Properties' });
    await panel.locator('.bio-properties-panel-header-label', { hasText: 'Billing' }).waitFor();
  });

  it('keeps what is drawn in one while another is in front, and undoes it where it is seen', async () => {
    await task('billing').click();
    await hand.press('e', 'Control+a');
    await at.owner.page.keyboard.type('Send the bill');
    await hand.press('Control+Enter');
    await kept((xml) => xml.includes('name="Send the bill"') && xml.includes('Orders: look at it'));

    await choice(2).selectOption('Orders');
    await isInFront('orders');
    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await isInFront('billing');
    await task('billing').getByText('Billing:').waitFor();
    await soon(async () => expect(await choice(2).inputValue()).toBe('billing'));
    await choice(2).selectOption('Orders');
    await isInFront('orders');
    await at.owner.page.getByRole('button', { name: 'Redo' }).click();
    await task('billing').getByText('Send the').waitFor();
    await kept((xml) => xml.includes('name="Send the bill"'));
  });

  it('finds a step, and leads to a problem, whichever diagram it is in', async () => {
    const { page } = at.owner;
    await hand.press('Control+f');
    await page.getByRole('textbox', { name: 'Search in diagram' }).pressSequentially('Orders: look');
    const results = page.getByRole('group', { name: 'Search in diagram' });
    await results.locator('.djs-search-result-primary', { hasText: 'Orders: look at it' }).waitFor();
    await hand.press('Enter');
    await isInFront('orders');
    await soon(async () => expect(await hand.selected()).toContain('orders_task'));

    await page.getByRole('button', { name: /problems?$/ }).click();
    await at.owner
      .problems()
      .getByRole('button', { name: /Send the bill/ })
      .first()
      .click();
    await isInFront('billing');
    await soon(async () => expect(await hand.selected()).toContain('billing_task'));
  });

  it('draws a pool around one of its processes, and takes it back', async () => {
    const { page } = at.owner;
    await page.getByRole('switch', { name: 'Full BPMN' }).click();
    await page.getByRole('button', { name: 'Create pool/participant' }).click();
    await page.mouse.move(800, 440, { steps: 4 });
    await page.mouse.click(810, 450);
    const pool = page.locator('.djs-element[data-element-id^="Participant_"]');
    await pool.first().waitFor();
    await hand.press('Escape');
    await kept((xml) => xml.includes('processRef="billing"'));
    await choice(2).selectOption('Orders');
    await isInFront('orders');
    await page.getByRole('button', { name: 'Undo' }).click();
    await pool.waitFor({ state: 'detached' });
    await isInFront('billing');
    await page.getByRole('switch', { name: 'Full BPMN' }).click();
    await soon(async () =>
      expect(await choice(2).getByRole('option').allTextContents()).toEqual(['Orders', 'Billing']),
    );
  });

  it('exports the diagram in front as a picture, and all of them as BPMN', async () => {
    const svg = (await hand.exportAs('Picture (SVG)')).bytes.toString('utf8');
    expect([svg.includes('Send the'), svg.includes('Orders:')]).toEqual([true, false]);
    const xml = (await hand.exportAs('Diagram (BPMN)')).bytes.toString('utf8');
    expect(xml.match(/<bpmndi:BPMNPlane [^>]*bpmnElement="\w+"/g)).toHaveLength(2);
    for (const id of ['orders_task', 'billing_task']) expect(xml).toContain(`bpmnElement="${id}"`);
  });

  it('says which drawings it does not show, draws what none of them does, and gives all back', async () => {
    await at.owner.openLibrary();
    await hand.importFile('pages.bpmn', severalDiagrams);
    const said = at.owner.dialog('The file is now a draft');
    await said.getByText('One drawing shows steps that another one shows already: Page C.').waitFor();
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();
    await isInFront('orders');
    expect((await hand.exportAs('Diagram (BPMN)')).bytes.toString('utf8')).toBe(severalDiagrams);

    await choice(3).selectOption('Returns');
    await isInFront('returns');
    await choice(3).selectOption('Billing');
    await isInFront('billing');
    await task('billing').click();
    await hand.press('e', 'Control+a');
    await at.owner.page.keyboard.type('Seen');
    await hand.press('Control+Enter');
    await kept((xml) => xml.includes('name="Seen"') && xml.includes('name="Page C"') && xml.includes('x="900"'));
    expect(at.browsers.complaints).toEqual([]);
  });

  it.each([
    ['drawn', severalDiagrams],
    ['undrawn', notDrawn],
  ])('shows each process that runs on its own diagram: %s', async (kind, xml) => {
    const api = at.relevo.as('process-owner');
    const [orders, billing] = [`${kind}-orders`, `${kind}-billing`];
    const running = xml
      .replaceAll('orders', orders)
      .replaceAll('billing', billing)
      .replaceAll(/<userTask [^>]*>/g, `$&${forSecondLine}`);
    const files = { 'several.bpmn': running };
    const { id, revision } = (await api.post<Draft>('/api/drafts', { name: kind, files })).body;
    expect(await api.post(`/api/drafts/${id}/publish`, { revision, note: 'Two' })).toMatchObject({ status: 200 });
    for (const process of [billing, orders]) {
      await at.owner.page.goto(`/modeler/processes/${process}`);
      await isInFront(process);
    }
  });
});
