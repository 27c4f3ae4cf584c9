import type { BundleFiles, Draft } from '@relevo/contracts';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { Tryer } from './tryer.js';
import { waitingFlow } from './waiting-flow.js';

/** What a draft waits for besides its own forms; acted as a person acts. */
describe('waits and choices, tried in the browser', () => {
  const at = atTheModeler(Tryer);

  const draft = async (create: { readonly files: BundleFiles } | { readonly from: { readonly processId: string } }) =>
    (await at.relevo.as('process-owner').post<Draft>('/api/drafts', { name: 'Tried', ...create })).body;

  it('takes in a message, a signal and an answer, and asks which way where nothing says it', async () => {
    await at.owner.open(await draft({ files: { 'waits.bpmn': waitingFlow('waits') } }));
    await at.owner.try();
    await at.owner.begin();
    const parts = at.owner.card('Parts came');
    await parts.getByText('Waits for the message “parts” for TRY-000001').waitFor();
    await parts.getByRole('button', { name: 'Another variable' }).click();
    await parts.getByLabel('Variable', { exact: true }).fill('serial');
    await parts.getByLabel('Value').fill('A-7');
    await at.owner.press('Parts came', 'parts arrives');
    await at.owner.press('All clear', 'all-clear is given');
    await at.owner.press('Order it', 'It answers');

    const choice = at.owner.card('The right one?');
    await choice.getByText('nothing has set colour yet').waitFor();
    await at.owner.steps().nth(3).getByText('You decide here').waitFor();
    await soon(async () => expect(await at.owner.steps().getByText('You decide here').count()).toBe(1));
    await choice.getByText('In a real ticket it would now go “Ordered”.').waitFor();
    await at.owner.press('The right one?', 'Choose another');
    await at.owner.press('Choose another', 'Done');
    await at.owner.page.getByText('Ended with “Changed”.').waitFor();
    await at.owner.page.getByRole('tab', { name: 'Variables' }).click();
    await soon(async () =>
      expect(await at.owner.page.getByRole('row', { name: /^serial / }).textContent()).toContain('A-7'),
    );
    await soon(async () =>
      expect(await at.owner.page.getByRole('row', { name: /^colour / }).textContent()).toContain('pink'),
    );
    await at.owner.page.getByRole('tab', { name: 'What to do now' }).click();
  });

  it('steps back and forward with the arrow keys, and goes on another way from there', async () => {
    const steps = at.owner.page.getByRole('navigation', { name: 'Steps so far' });
    await steps.getByRole('button', { name: /^Step 6:/ }).click();
    for (const card of ['Choose another', 'The right one?', 'Order it']) {
      await at.owner.page.keyboard.press('ArrowLeft');
      await at.owner.card(card).waitFor();
    }
    await at.owner.page.keyboard.press('ArrowRight');
    await at.owner.card('The right one?').waitFor();
    await at.owner.press('The right one?', 'Ordered');
    await at.owner.page.getByText('Ended with “Ordered”.').waitFor();
    await soon(async () => expect(await at.owner.steps().count()).toBe(5));
  });

  it('follows an error to the event that catches it; one that nothing catches is stuck, with why, and goes on', async () => {
    const fails = async (code: string): Promise<void> => {
      await at.owner.page.getByRole('button', { name: /^Step 3:/ }).click();
      const order = at.owner.card('Order it');
      await order.getByText('It fails').click();
      await order.getByLabel('Error code').fill(code);
      await at.owner.page.keyboard.press('Tab');
      await order.getByRole('button', { name: 'It fails' }).click();
    };
    await fails('sold-out');
    await at.owner.card('Choose another').waitFor();

    await fails('on-fire');
    const stuck = at.owner.card('Order it');
    await stuck.getByText('It is stuck here').waitFor();
    await stuck.getByText(/on-fire/).waitFor();
    await at.owner.press('Order it', 'Go on');
    await at.owner.press('Order it', 'It answers');
    await at.owner.card('The right one?').waitFor();
  });

  it('goes into a published process that it calls, past its clock, and back; and asks what if', async () => {
    await at.owner.open(await draft({ from: { processId: 'incident' } }));
    await at.owner.try();
    await at.owner.report('Everything is slow');
    const triage = at.owner.card('Triage');
    await triage.getByText('Select', { exact: true }).click();
    await triage.getByText('Network or internet').click();
    await triage.getByText('High: many people or a whole service').click();
    await triage.getByText('High: work stands still').click();
    await at.owner.press('Triage', 'Done');
    const diagnose = at.owner.card('Diagnose');
    await diagnose.getByText('Others must help').click();
    await diagnose.getByText('The specialists should take it').click();
    await diagnose.getByLabel(/^Why\?/).fill('Nobody here knows it');
    await at.owner.page.keyboard.press('Tab');
    await at.owner.press('Diagnose', 'Done');

    await at.owner.card('Take it or give it back').getByText('in Escalation').waitFor();
    await at.owner.press('Time', 'Let 4 hours pass');
    await at.owner.page.getByText(/Would now be told: .*“Nobody took it”/).waitFor();
    await at.owner.press('Take it or give it back', 'We take it');
    await at.owner
      .card('Solve it')
      .getByLabel(/^Solution/)
      .fill('Change the board');
    await at.owner.page.keyboard.press('Tab');
    await at.owner.press('Solve it', 'Done');
    await at.owner.card('Check that it serves the user').waitFor();

    const taken = at.owner.card('Decided on the way here');
    await taken.getByText(/it took “Solved”/).waitFor();
    await taken.getByRole('button', { name: 'What if “Given back”?' }).click();
    await at.owner.card('Diagnose').waitFor();
    await taken.getByText(/you took “Given back”/).waitFor();
    expect(at.browsers.complaints).toEqual([]);
  });

  it('cannot run without its decision table: says which, and leads to the step that asks it', async () => {
    const { id, revision, files } = await draft({ from: { processId: 'incident' } });
    const { 'priority.dmn': _gone, ...left } = files;
    await at.relevo.as('process-owner').put(`/api/drafts/${id}`, { revision, files: left });
    await at.owner.page.goto(`/modeler/drafts/${id}`);
    await at.owner.isDrawn();
    await at.owner.try();
    const why = at.owner.card('This draft cannot run yet');
    await why
      .getByText(/priority/)
      .first()
      .waitFor();
    await why.getByRole('button', { name: 'Show it' }).first().click();
    await at.owner.page.locator('.djs-element.selected[data-element-id]').first().waitFor();
    await at.owner.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await at.owner.page.getByRole('textbox', { name: 'What changed and why' }).fill('Without its table');
    await at.owner.page.getByRole('button', { name: 'Publish version 2' }).click();
    await at.owner
      .problems()
      .getByText(/Set the priority/)
      .first()
      .waitFor();
  });
});
