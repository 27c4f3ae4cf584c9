import type { Draft, ProcessVersion } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { anythingOn } from './axe.js';
import { ProcessOwner } from './process-owner.js';

const file = 'service-desk.bpmn';

describe('problems, while drawing', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: 'service-desk' } })).body;
  const changed = async (name: string, from: string, to: string): Promise<Draft> => {
    const draft = await begin(name);
    const files = { ...draft.files, [file]: (draft.files[file] ?? '').replace(from, to) };
    expect(files[file]).toContain(to);
    return (await api().put<Draft>(`/api/drafts/${draft.id}`, { revision: draft.revision, files })).body;
  };
  const line = (sentence: RegExp): Locator => at.owner.problems().getByRole('button', { name: sentence });
  const quiet = (): Promise<void> => at.owner.problems().getByText('No problems found').first().waitFor();

  it('are none in a shipped flow', async () => {
    await at.owner.open(await begin('Untouched'));
    await quiet();
    await soon(async () => expect(await at.owner.page.locator('.r-finding-badge').count()).toBe(0));
  });

  it('a mistake is explained, and the way to it is drawn with the answers that it takes', async () => {
    const draft = await changed('Misspelt', '=solutionIsNew = true', '=solutionIsNwe = true');
    await at.owner.open(draft);
    await at.owner.page.getByRole('button', { name: '1 problem', exact: true }).click();
    await line(/Did you mean “solutionIsNew”\?/).click();

    await soon(async () => {
      expect(await at.owner.page.locator('.r-on-path').count()).toBeGreaterThan(6);
      const numbers = await at.owner.page.locator('.r-path-number').allTextContents();
      expect(numbers.map(Number)).toEqual(numbers.map((_, place) => place + 1));
      const answers = await at.owner.page.locator('.r-path-choice').allTextContents();
      expect(answers.length).toBeGreaterThan(1);
      expect(answers.every((answer) => /^if it is “.+”$/.test(answer))).toBe(true);
    });

    await at.owner.problems().getByRole('button', { name: 'Hide the path' }).click();
    await soon(async () => expect(await at.owner.page.locator('.r-on-path').count()).toBe(0));
  });

  it('move to a pool that is drawn around what they were at', async () => {
    const { page } = at.owner;
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><bpmn:process id="no-pool" name="No pool" isExecutable="true"><bpmn:startEvent id="Begin" name="Begin" /></bpmn:process></bpmn:definitions>`;
    await at.owner.open((await api().post<Draft>('/api/drafts', { name: 'No pool', files: { 'a.bpmn': xml } })).body);
    await page.locator('.r-finding-badge').first().waitFor();
    await page.getByRole('switch', { name: 'Full BPMN' }).click();
    await page.getByRole('button', { name: 'Create pool/participant' }).click();
    await page.mouse.move(800, 440, { steps: 4 });
    await page.mouse.click(810, 450);
    await page.locator('.djs-element[data-element-id^="Participant_"]').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.djs-overlays[data-container-id^="Participant_"] .r-finding-badge').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.djs-element[data-element-id^="Participant_"]').waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: 'Full BPMN' }).click();
    expect(at.browsers.complaints).toEqual([]);
  });

  it('one press adds what is missing, and one undo takes it back', async () => {
    await at.owner.open(await begin('Open end'));
    await quiet();
    await at.owner.chooseFlow('Flow_Apply_Announced');
    await at.owner.page.keyboard.press('Delete');
    await line(/error|hint|warning/)
      .first()
      .click();
    const fix = at.owner.problems().getByRole('button', { name: 'Add the end event' });
    await fix.click();
    await fix.waitFor({ state: 'hidden' });

    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await fix.waitFor();
  });

  it('a badge says the same and offers the same; there is one for each element', async () => {
    const draft = await changed('Statement', 'name="Does it work?"', 'name="It works"');
    await at.owner.open(draft);
    const badge = at.owner.page.locator('.r-finding-badge');
    await badge.waitFor();
    await soon(async () => expect(await badge.count()).toBe(1));
    await badge.click();
    const said = at.owner.page.getByRole('dialog', { name: 'Problems' });
    await said.getByText(/Write the decision as a question/).waitFor();
    await said.getByRole('button', { name: 'Add the question mark' }).click();
    await quiet();
    await at.owner.page.locator('.djs-element', { hasText: 'It works?' }).first().waitFor();
  });

  it('what must change keeps it from being published; the fix makes the form that is missing', async () => {
    const { files, ...draft } = await begin('Formless');
    const left = Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'investigate.form'));
    await api().put(`/api/drafts/${draft.id}`, { revision: draft.revision, files: left });
    await at.owner.open({ ...draft, files });
    await at.owner.publish('Without the form');
    await at.owner
      .problems()
      .getByText(/^Not published/)
      .first()
      .waitFor();
    const versions = (await api().get<readonly ProcessVersion[]>('/api/processes/service-desk/versions')).body;
    expect(versions.map(({ note }) => note)).not.toContain('Without the form');

    await at.owner.problems().getByRole('button', { name: 'Make a new form' }).click();
    await at.owner.problems().getByText(/error/).first().waitFor({ state: 'hidden' });
    await at.owner.page.getByRole('tab', { name: 'Service desk investigate' }).waitFor();
  });

  it('are found with the keyboard alone, without the engine, and in Spanish', async () => {
    const draft = await changed('Keys', '=solutionIsNew = true', '=solutionIsNwe = true');
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
    await page.route('**/api/drafts/*/check', (route) => route.abort());
    const spanish = new ProcessOwner(page);
    await spanish.open(draft);
    const region = page.getByRole('region', { name: 'Problemas' });
    await region.getByText('1 aviso').first().waitFor();
    await page.keyboard.press('F8');
    await region.getByText('¿Querías decir «solutionIsNew»?', { exact: false }).waitFor();
    await soon(async () => expect(await page.locator('.r-path-choice').first().textContent()).toMatch(/^si es «/));
    await region.locator('[data-problem]').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await soon(async () => expect(await region.locator('[aria-current="true"]').count()).toBe(1));
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 820, height: 1100 });
    expect(await anythingOn(page, ['.bio-properties-panel-container'])).toEqual([]);
    expect(at.browsers.complaints).toEqual([]);
  });
});
