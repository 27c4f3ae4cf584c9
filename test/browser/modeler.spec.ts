import type {
  Draft,
  DraftSummary,
  ProcessVersion,
  ProcessVersionDetail,
  TaskDetail,
  TicketDiagram,
} from '@relevo/contracts';
import type { Page } from 'playwright-core';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { anythingOn } from './axe.js';
import { addField } from './form-words.js';
import { ProcessOwner } from './process-owner.js';

const process = 'service-desk';
const added = 'Call the supplier';

describe('a process owner at the modeler', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let desk: Desk;
  let owner: ProcessOwner;
  const violations: string[] = [];

  const watch = (page: Page): Page => {
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    return page;
  };

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    desk = new Desk(relevo);
    owner = new ProcessOwner(watch(await browsers.signedIn(relevo.url, 'process-owner')));
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const api = () => relevo.as('process-owner');
  const begin = async (name: string): Promise<Draft> =>
    (await api().post<Draft>('/api/drafts', { name, from: { processId: process } })).body;
  const read = async ({ id }: DraftSummary): Promise<Draft> => (await api().get<Draft>(`/api/drafts/${id}`)).body;
  const xmlOf = ({ files }: Pick<Draft, 'files'>): string => files[`${process}.bpmn`] ?? '';
  const versionOf = async (number: string): Promise<number> =>
    (await relevo.as('supervisor').get<TicketDiagram>(`/api/tickets/${number}/diagram`)).body.version;
  const drafts = async (): Promise<readonly DraftSummary[]> =>
    (await api().get<readonly DraftSummary[]>('/api/drafts')).body;

  it('adds a task with nothing typed but its name; the next ticket runs it, an older one ends on its own version', async () => {
    const older = await desk.report('Screen flickers');

    await owner.change('Service desk');
    await owner.insertTaskAfter('Task_Investigate', added);
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await owner
      .dialog(/^Publish/)
      .getByText(`“${added}” added before “Check that it serves the user”, done by Second line`)
      .waitFor();
    await owner
      .dialog(/^Publish/)
      .getByText('1 running ticket stays on its version')
      .waitFor();
    await owner.page.getByRole('button', { name: 'Cancel' }).click();
    await owner.publish('Suppliers know first');
    await owner.page.getByText('Version 2 is live').waitFor();
    await owner.openLibrary();
    await owner.page.getByRole('article', { name: 'Service desk' }).getByText('Version 2').waitFor();

    const published = (await api().get<ProcessVersionDetail>(`/api/processes/${process}/versions/2`)).body;
    expect(published).toMatchObject({ note: 'Suppliers know first', publishedBy: { id: 'process-owner' } });

    const { number } = await desk.report('Mouse is dead');
    await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false });
    await desk.complete(number, 'ana', 'Search the knowledge base', { solutionFound: false });
    await desk.complete(number, 'carla', 'Investigate', { cause: 'Cable', solution: 'Replace the cable' });
    const task: TaskDetail = await desk.task(number, 'carla');
    expect(task).toMatchObject({ label: added, group: { id: 'l2' } });
    expect(JSON.stringify(task.form.schema)).toContain('"note"');
    expect(task.form.buttons).toHaveLength(1);
    await desk.complete(number, 'carla', added, { note: 'They send one' });
    expect(await desk.ticket(number)).toMatchObject({ step: 'Check that it serves the user', group: { id: 'l1' } });

    await desk.complete(older.number, 'ana', 'Attend the report', { solutionKnown: true });
    await desk.complete(older.number, 'ana', 'Apply the solution', { solution: 'Other cable' });
    await desk.complete(older.number, 'requester', 'Test the solution', { works: true });
    expect(await desk.ticket(older.number)).toMatchObject({ status: 'closed' });
    expect([await versionOf(older.number), await versionOf(number)]).toEqual([1, 2]);
    const versions = (await api().get<readonly ProcessVersion[]>(`/api/processes/${process}/versions`)).body;
    expect(versions.map(({ version, running }) => [version, running])).toEqual([
      [2, 1],
      [1, 0],
    ]);
  }, 120_000);

  it('never overwrites what somebody else saved: both sides are shown, and both are kept', async () => {
    const draft = await begin('Shared');
    await owner.open(draft);
    const theirs = xmlOf(draft).replace('name="Attend the report"', 'name="Welcome the report"');
    await relevo.as('administrator').put(`/api/drafts/${draft.id}`, {
      revision: draft.revision,
      files: { ...draft.files, [`${process}.bpmn`]: theirs },
    });

    await owner.page.getByText(/has saved this draft/).waitFor();
    await owner.appendTask('Task_Investigate', 'Ask a colleague');
    const conflict = owner.dialog('Somebody else saved this draft');
    await conflict.getByText(/“Ask a colleague” added .*, done by Second line/).waitFor();
    await conflict.getByText('“Attend the report” is now called “Welcome the report”').waitFor();
    await conflict.getByRole('button', { name: 'Go on with mine, as a draft of its own' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await owner.isDrawn();

    expect(xmlOf(await read(draft))).toBe(theirs);
    const own = (await drafts()).find(({ name }) => name.startsWith('Shared ('));
    expect(own).toBeDefined();
    expect(own && xmlOf(await read(own))).toContain('Ask a colleague');
  });

  it('marks a refused element on the canvas and says why; the finding leads to it', async () => {
    const { files, ...draft } = await begin('Formless');
    const left = Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'investigate.form'));
    await api().put(`/api/drafts/${draft.id}`, { revision: draft.revision, files: left });
    await owner.open({ ...draft, files });

    await owner.publish('Without the form');

    const refusal = owner.problems().getByRole('button', { name: /^Must change Investigate/ });
    await refusal.waitFor();
    await owner
      .problems()
      .getByRole('button', { name: /Not published\. 1 error/ })
      .waitFor();
    await soon(async () =>
      expect(await owner.element('Task_Investigate').getAttribute('class')).toContain('r-has-error'),
    );
    await refusal.click();
    await owner
      .problems()
      .getByText(/What the engine says: Expected/)
      .waitFor();
    await soon(async () => expect(await owner.element('Task_Investigate').getAttribute('class')).toContain('selected'));
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const note = owner.dialog(/^Publish/).getByRole('textbox', { name: 'What changed and why' });
    await soon(async () => expect(await note.inputValue()).toBe('Without the form'));
    await owner.page.getByRole('button', { name: 'Cancel' }).click();
    const versions = (await api().get<readonly ProcessVersion[]>(`/api/processes/${process}/versions`)).body;
    expect(versions[0]?.note).not.toBe('Without the form');
  });

  it('loses nothing with the line: what was drawn is offered at the next opening', async () => {
    const draft = await begin('In the train');
    const page = watch(await owner.page.context().newPage());
    const travelling = new ProcessOwner(page);
    await travelling.open(draft);
    await page.route(`**/api/drafts/${draft.id}`, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await travelling.appendTask('Task_Investigate', 'Wait for the tunnel');
    await page.getByText('kept in this browser; the engine does not answer').waitFor();
    await page.close();
    expect(xmlOf(await read(draft))).not.toContain('Wait for the tunnel');

    await owner.page.goto(`/modeler/drafts/${draft.id}`);
    const offered = owner.dialog('You have work that was not saved');
    await offered.getByText(/“Wait for the tunnel” added .*, done by Second line/).waitFor();
    await offered.getByRole('button', { name: 'Take it up again' }).click();
    await owner.isDrawn();
    await owner.kept();

    expect(xmlOf(await read(draft))).toContain('Wait for the tunnel');
  });

  it('begins a draft from an old version', async () => {
    await owner.openLibrary();
    await owner.page.getByRole('link', { name: 'Versions of Service desk' }).click();
    await owner.page.getByRole('button', { name: 'Begin a draft from version 1' }).click();
    await owner.isDrawn();

    const back = (await drafts()).find(({ name, baseVersion }) => name === 'Change of version 1' && baseVersion === 1);
    const first = (await api().get<ProcessVersionDetail>(`/api/processes/${process}/versions/1`)).body;
    expect(back).toMatchObject({ baseVersion: 1 });
    expect(back && (await read(back)).files).toEqual(first.files);
  });

  it('opens forms and decisions in place and keeps what changes in them', async () => {
    const draft = await begin('Forms');
    await owner.open(draft);
    await owner.page.getByRole('button', { name: 'Add a form or decision' }).click();
    await owner.page.getByRole('menuitem', { name: 'New decision table' }).click();
    await owner.page.locator('.dmn-decision-table-container').waitFor();
    await owner.page.getByRole('tab', { name: 'Investigate' }).click();
    await owner.page.locator('.fjs-element').nth(1).click();
    await owner.page.getByRole('region', { name: 'Investigate' }).getByText('General', { exact: true }).click();
    await owner.page.getByRole('textbox', { name: 'Field label' }).click();
    await owner.page.keyboard.press('Home');
    // Slower than the editor takes it in, so that each key finds what the one before left.
    await owner.page.keyboard.type('In short: ', { delay: 150 });
    await owner.page.locator('.fjs-element', { hasText: 'In short: What caused it?' }).first().waitFor();
    await addField(owner.page, 'number');
    await owner.page.locator('[data-entry-id="label"] .cm-content').click();
    await owner.page.keyboard.press('Control+a');
    await owner.page.keyboard.type('How many wait?', { delay: 60 });
    await owner.page.locator('.fjs-element', { hasText: 'How many wait?' }).first().waitFor();
    await owner.page.getByRole('tab', { name: 'Flow' }).click();
    await owner.page.getByText('keeping…').waitFor({ state: 'hidden' });
    await owner.kept();

    const { files } = await read(draft);
    expect(Object.keys(files)).toContain('decision.dmn');
    expect(files['investigate.form']).toContain('In short: What caused it?');
    expect(files['investigate.form']).toContain('How many wait?');
    expect(files['investigate.form']).not.toContain('Row_');
    expect(xmlOf({ files })).toBe(xmlOf(draft));
  });

  it('is readable by everybody and runs under the strict policy of the engine', async () => {
    await owner.change('Incident');
    expect(await anythingOn(owner.page, ['.djs-container', '.bio-properties-panel-container'])).toEqual([]);
    expect(violations).toEqual([]);
    expect(browsers.complaints).toEqual([]);
  });
});
