import type { Draft, ProcessVersion } from '@relevo/contracts';
import { condition, diagram, flows } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { anythingOn } from './axe.js';
import { ProcessOwner } from './process-owner.js';

const process = 'service-desk';

const gated = diagram(
  'gated',
  `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="gate" name="Over the limit?" />
  <bpmn:userTask id="after"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'gate'], ['after', 'end'])}
  <bpmn:sequenceFlow id="on" sourceRef="gate" targetRef="after">${condition('=amount > 10')}</bpmn:sequenceFlow>`,
);

/** What a process owner sees of what runs; the steps build on one another. */
describe('what runs, in the browser', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let desk: Desk;
  let owner: ProcessOwner;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
    browsers = await Browsers.open();
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
  }, 120_000);
  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const versions = async (): Promise<readonly ProcessVersion[]> =>
    (await relevo.as('process-owner').get<readonly ProcessVersion[]>(`/api/processes/${process}/versions`)).body;
  const begin = async (name: string): Promise<Draft> =>
    (await relevo.as('process-owner').post<Draft>('/api/drafts', { name, from: { processId: process } })).body;
  const badge = (id: string) => owner.page.locator(`.djs-overlays[data-container-id="${id}"] .r-badge`);

  it('shows how many wait where, live, and leads into the ticket', async () => {
    const { number } = await desk.report('Keyboard is dead');
    await owner.openLibrary();
    await owner.page.getByRole('link', { name: 'Service desk', exact: true }).click();
    await badge('Task_Attend').getByText('1', { exact: true }).waitFor();

    await desk.report('Mouse is dead');
    await badge('Task_Attend').getByText('2', { exact: true }).waitFor();

    await owner.page.getByRole('button', { name: /Attend the report/ }).click();
    await owner.page.getByRole('heading', { name: 'Tickets at Attend the report' }).waitFor();
    await owner.page.getByRole('link', { name: number }).click();
    await owner.page.waitForURL(`**/tickets/${number}`);
    await owner.page.getByText('Keyboard is dead').first().waitFor();
  });

  it('stays whole in sight when a tablet is turned, until somebody zooms', async () => {
    const { page } = owner;
    await page.goto(`/modeler/processes/${process}`);
    const pool = page.locator('.djs-element[data-element-id^="Participant_"] .djs-hit').first();
    const frame = page.locator('section[data-shown="true"]');
    const beyond = async (): Promise<number> => {
      const [inner, outer] = [await pool.boundingBox(), await frame.boundingBox()];
      if (inner === null || outer === null) throw new Error('Expected the drawing in its frame, but it is not there.');
      return Math.max(inner.x + inner.width - outer.x - outer.width, inner.y + inner.height - outer.y - outer.height);
    };
    await frame.waitFor();
    await page.setViewportSize({ width: 820, height: 1180 });
    await owner.changed(async () => (await beyond()) <= 0);

    await page.getByRole('button', { name: 'Zoom in' }).click();
    await owner.changed(async () => (await beyond()) > 0);
    await page.setViewportSize({ width: 1000, height: 700 });
    await page.getByRole('button', { name: 'Zoom in' }).hover();
    await soon(async () => expect(await beyond()).toBeGreaterThan(0));
    await page.getByRole('button', { name: 'Show the whole diagram' }).click();
    await soon(async () => expect(await beyond()).toBeLessThanOrEqual(0));
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('publishes nothing before it is known which version it would replace', async () => {
    await owner.change('Service desk');
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await owner.page.route(`**/api/processes/${process}/versions`, async (route) => {
      await answered;
      await route.continue();
    });
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = owner.dialog(/^Publish/);
    await dialog.getByRole('textbox', { name: 'What changed and why' }).fill('Nothing');
    const publish = dialog.getByRole('button', { name: /^Publish/ });
    await soon(async () =>
      expect([await publish.textContent(), await publish.isDisabled()]).toEqual(['Publish', true]),
    );
    await soon(async () => expect(await dialog.getByText('No ticket is under way').count()).toBe(0));
    answer();
    await dialog.getByText('New tickets follow version 2 at once. 2 running tickets stay').waitFor();
    await dialog.getByRole('button', { name: 'Publish version 2', disabled: false }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await owner.page.unrouteAll({ behavior: 'wait' });
  });

  it('shows after publishing how the first ticket comes to the new step, by itself', async () => {
    await owner.change('Service desk');
    await owner.insertTaskAfter('Task_Investigate', 'Greet them');
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await owner
      .dialog(/^Publish/)
      .getByText('“Greet them” added before “Check that it serves the user”, done by Second line')
      .waitFor();
    await owner.page.getByRole('button', { name: 'Cancel' }).click();
    await owner.publish('People like it');

    await owner.page.getByRole('heading', { name: 'Version 2 is live' }).waitFor();
    await owner.page.getByText('Nobody has come this far yet; new tickets take version 2').waitFor();
    const { number } = await desk.report('Printer is on fire');
    await owner.page.getByText('1 ticket follows version 2.').waitFor();
    await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false });
    await desk.complete(number, 'ana', 'Search the knowledge base', { solutionFound: false });
    await desk.complete(number, 'carla', 'Investigate', { cause: 'Cable', solution: 'Replace the cable' });
    await owner.page.getByText(`${number} reached “Greet them”`).waitFor();
  });

  it('takes it back with one button, said in words before', async () => {
    await owner.page.getByRole('button', { name: 'Take it back to version 1' }).click();
    const dialog = owner.dialog('Publish version 1 again?');
    await dialog.getByText('“Greet them” removed').waitFor();
    await dialog.getByRole('button', { name: 'Publish version 1 again' }).click();

    await owner.page.getByRole('heading', { name: 'Version 3 is live' }).waitFor();
    expect((await versions())[0]).toMatchObject({ version: 3, note: 'Back to version 1' });
  });

  it('compares two versions side by side, by keyboard', async () => {
    await owner.page.getByRole('link', { name: 'Versions and differences' }).click();
    await owner.page.getByText('“Greet them” removed').waitFor();
    await owner.page.locator('section[data-shown="true"]').nth(1).waitFor();
    const first = owner.page.locator('section[data-shown="true"]').first();
    await owner.page.getByRole('heading', { name: 'Differences' }).click();
    await owner.page.keyboard.press('n');
    await owner.page.getByText(/^1 of \d$/).waitFor();
    await first.locator('.djs-element.r-is-chosen').waitFor({ state: 'attached' });
  });

  it('tells the second of two who publish what the first published; nothing is overwritten', async () => {
    const draft = await begin('Mine');
    const other = await begin('Theirs');
    await owner.open(draft);
    await owner.insertTaskAfter('Task_Investigate', 'Ask a friend');
    await owner.kept();
    const colleague = new ProcessOwner(await browsers.signedIn(relevo.url, 'administrator'));
    await colleague.open(other);
    await colleague.insertTaskAfter('Task_Investigate', 'Ask a supplier');
    await colleague.kept();
    await owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = owner.dialog(/^Publish/);
    await dialog.getByRole('textbox', { name: 'What changed and why' }).fill('Friends know');
    await dialog.getByRole('button', { name: 'Publish version 4' }).waitFor();
    await colleague.publish('Suppliers know');
    await colleague.page.getByRole('heading', { name: 'Version 4 is live' }).waitFor();

    await dialog.getByText(/has published version 4 in the meantime/).waitFor();
    await dialog.getByText(/“Ask a supplier” added/).waitFor();
    await soon(async () =>
      expect(await dialog.getByRole('button', { name: 'Publish version 5' }).isDisabled()).toBe(true),
    );
    expect((await versions())[0]).toMatchObject({ version: 4, note: 'Suppliers know' });

    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Publish version 5' }).click();
    await owner.page.getByRole('heading', { name: 'Version 5 is live' }).waitFor();
  });

  it('shows the stuck ones first, with why', async () => {
    const operator = new Operator(relevo);
    await operator.deploy(gated);
    for (const amount of ['many', 'some', 20]) await operator.start('gated', { amount });
    await owner.openLibrary();
    await owner.page.getByRole('link', { name: '2 stuck', exact: true }).click();

    const stuck = owner.page.getByRole('region', { name: 'Stuck, first' });
    await stuck.getByText('2 stuck at Over the limit?').waitFor();
    await stuck.getByText('because a condition is neither true nor false').waitFor();
    await stuck.getByText('Expected the condition of the flow').waitFor();
    await soon(async () => expect(await stuck.evaluate((region) => region === document.activeElement)).toBe(true));
    await badge('gate').getByText('! 2', { exact: true }).waitFor();
    await soon(async () =>
      expect(await owner.page.getByRole('complementary').getByRole('heading').first().textContent()).toBe(
        'Stuck, first',
      ),
    );
  });

  it('is readable by everybody', async () => {
    for (const path of ['service-desk?first=3', 'gated', 'service-desk/versions']) {
      await owner.page.goto(`/modeler/processes/${path}`);
      await owner.page.locator('section[data-shown="true"], section:has-text("cannot be drawn")').first().waitFor();
      expect([path, ...(await anythingOn(owner.page, ['.djs-container']))]).toEqual([path]);
    }
    expect(browsers.complaints).toEqual([]);
  });
});
