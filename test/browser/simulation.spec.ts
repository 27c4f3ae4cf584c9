import type { Draft } from '@relevo/contracts';
import type { Request } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { seriousOn } from './axe.js';
import { Tryer } from './tryer.js';

describe('a draft tried in the browser', () => {
  const at = atTheModeler(Tryer);
  const changing: string[] = [];

  const begin = async (processId: string, change: (xml: string) => string = (xml) => xml): Promise<Draft> => {
    const api = at.relevo.as('process-owner');
    const { body } = await api.post<Draft>('/api/drafts', { name: `Try ${processId}`, from: { processId } });
    const file = `${processId}.bpmn`;
    const files = { ...body.files, [file]: change(body.files[file] ?? '') };
    return (await api.put<Draft>(`/api/drafts/${body.id}`, { revision: body.revision, files })).body;
  };

  /** That somebody is here is told while the draft is open, tried or not. */
  const note = (request: Request): void => {
    const path = new URL(request.url()).pathname;
    if (request.method() !== 'GET' && !path.endsWith('/presence')) changing.push(`${request.method()} ${path}`);
  };

  it('is walked with real forms, choices and time, looked at, stepped back and ended, and nothing real is touched', async () => {
    await at.owner.open(await begin('service-desk'));
    await at.owner.kept();
    await at.owner.try();
    at.owner.page.on('request', note);

    await at.owner.report('Screen is dark');
    await at.owner.press('Attend the report', 'Not yet');
    await at.owner.press('Search the knowledge base', 'Nothing found');
    const investigate = at.owner.card('Investigate');
    await investigate.getByText('Done by Second line').waitFor();
    await investigate.getByRole('button', { name: 'Done', exact: true }).click();
    await investigate.getByText('Look at the marked fields.').waitFor();
    await investigate.getByLabel(/What is the solution/).fill('Plug it in');
    await at.owner.page.keyboard.press('Tab');
    await investigate.getByRole('button', { name: 'Done', exact: true }).click();
    await at.owner.press('Check that it serves the user', 'It serves');
    await at.owner.card('Test the solution').getByText('the requester (you)').waitFor();

    await at.owner.card('Time').getByText('then Reminder sent').waitFor();
    await at.owner.press('Time', 'Let 2 days pass');
    await at.owner.page.getByText('Would now be told: the requester (you) (“Reminder sent”)').waitFor();
    await soon(async () => expect(await at.owner.steps().count()).toBe(6));

    await at.owner.page.getByRole('tab', { name: 'Variables' }).click();
    const row = at.owner.page.getByRole('row', { name: /^solution / });
    await soon(async () => expect(await row.textContent()).toContain('Plug it in'));
    await soon(async () => expect(await row.textContent()).toContain('Investigate, by Second line'));
    const value = (name: string) =>
      at.owner.page
        .getByRole('row', { name: new RegExp(`^${name} `) })
        .getByRole('cell')
        .first();
    await value('category').getByText('empty', { exact: true }).waitFor();
    await value('solutionKnown').getByText('no', { exact: true }).waitFor();
    await soon(async () => expect(await at.owner.page.getByRole('table').textContent()).not.toMatch(/null|false|[{}]/));
    await at.owner.page.getByRole('switch', { name: 'As expressions see the values' }).press('Space');
    await value('solutionKnown').getByText('false', { exact: true }).waitFor();
    await value('ticket.requester').getByText('"mail":null').waitFor();
    await at.owner.page.getByRole('switch', { name: 'As expressions see the values' }).press('Space');
    expect(await seriousOn(at.owner.page)).toEqual([]);
    await at.owner.page.getByRole('tab', { name: 'What to do now' }).click();
    expect(await seriousOn(at.owner.page)).toEqual([]);

    await at.owner.page.getByRole('button', { name: 'One step back' }).click();
    await at.owner.press('Test the solution', 'It works');
    await at.owner.card('Update the knowledge base').waitFor();
    await at.owner.page.getByRole('button', { name: /^Step 5:/ }).click();
    await at.owner.card('Test the solution').waitFor();
    await at.owner.card('Time').getByLabel('How much').fill('8');
    await at.owner.press('Time', 'Let it pass');
    await at.owner.page.getByText('Ended with “Closed without an answer”.').waitFor();
    expect(changing).toEqual([]);
    at.owner.page.off('request', note);

    await at.owner.page.keyboard.press('Escape');
    await at.owner.page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    await at.owner.isDrawn();
  });

  it('does the same again with one click', async () => {
    await at.owner.try();
    await at.owner.page.getByRole('button', { name: /^Run the same again/ }).click();
    await at.owner.page.getByText('Ended with “Closed without an answer”.').waitFor();
    await at.owner.page.keyboard.press('Escape');
  });

  it('shows tokens under way along the arrows, and nothing that moves to whom that disturbs', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      await at.owner.page.emulateMedia({ reducedMotion });
      await at.owner.try();
      const places = await at.owner.watchTokens();
      await at.owner.report('Screen is dark');
      await at.owner.card('Attend the report').waitFor();
      await at.owner.page.locator('.r-bead').waitFor();
      if (reducedMotion === 'reduce') expect(await places()).toEqual([]);
      else expect(new Set(await places()).size).toBeGreaterThan(1);
      await at.owner.page.locator('.r-travels').waitFor({ state: 'detached' });
      await at.owner.page.keyboard.press('Escape');
    }
  });

  it('stops what does not end, and stands where it stood', async () => {
    const endless = '=count(for x in 1..100000 return count(for y in 1..100000 return x * y)) &gt; 1';
    await at.owner.open(await begin('service-desk', (xml) => xml.replace('=solutionKnown = true', endless)));
    await at.owner.try();
    await at.owner.report('Screen is dark');
    const attend = at.owner.card('Attend the report');
    await attend.getByRole('button').first().click();
    await at.owner.page.getByText('This took longer than 3 seconds and was stopped').waitFor();
    await attend.waitFor();
    await soon(async () => expect(await at.owner.steps().count()).toBe(1));
    await at.owner.page.getByRole('button', { name: 'One step back' }).click();
    await at.owner.card('Somebody asks').waitFor();
  });

  it('says why a broken draft cannot run, and leads to the place', async () => {
    const broken = (xml: string): string => xml.replace('formId="service-desk-apply"', 'formId="gone"');
    await at.owner.open(await begin('service-desk', broken));
    await at.owner.try();
    const why = at.owner.card('This draft cannot run yet');
    await why.getByText('Apply the solution', { exact: true }).waitFor();
    await why.getByText(/Expected the form "gone"/).waitFor();
    expect(await seriousOn(at.owner.page)).toEqual([]);
    await why.getByRole('button', { name: 'Show it' }).first().click();
    await at.owner.page.locator('.djs-element.selected[data-element-id="Task_Apply"]').waitFor();
  });

  it('starts a draft that calls another process', async () => {
    await at.owner.open(await begin('incident'));
    await at.owner.try();
    await at.owner.report('Everything is slow');
    await at.owner.card('Triage').waitFor();
  });
});
