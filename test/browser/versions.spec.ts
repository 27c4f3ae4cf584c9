import type { Page } from 'playwright-core';
import { oneStep } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';

const counted = oneStep(
  'counted',
  '<bpmn:userTask id="step"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>',
);

/** An administrator stops a published version from beginning more; the steps build on one another. */
describe('published versions in the browser', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let operator: Operator;
  let page: Page;

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system' });
    operator = new Operator(relevo);
    await operator.deploy(counted);
    for (const n of [1, 2, 3]) await operator.start('counted', { n });
    browsers = await Browsers.open();
    page = await browsers.signedIn(relevo.url, 'administrator');
  });

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const detail = () => page.getByRole('complementary', { name: 'Published version' });
  const begin = () =>
    operator.client.post('/v2/process-instances', { processDefinitionId: 'counted', variables: { n: 4 } });
  const act = async (what: string, why: string, instances: boolean) => {
    await detail()
      .getByRole('button', { name: `${what} this version` })
      .click();
    if (instances) await page.getByRole('checkbox').check();
    await page.getByRole('textbox', { name: 'Why?' }).fill(why);
    await page.getByRole('button', { name: `${what} the version` }).click();
  };

  it('are listed with what runs on them', async () => {
    await page.goto('/operations?tab=versions');
    const row = page.getByRole('row').filter({ hasText: 'Bad input' });
    await row.getByText('3 running').waitFor();
    await row.getByText('in use').waitFor();
    await row.getByRole('link', { name: 'Bad input' }).click();
    await detail().getByRole('heading', { name: 'Bad input, version 1' }).waitFor();
  });

  it('the question says how many run; without them they go on, and nothing new begins', async () => {
    await detail().getByRole('button', { name: 'Suspend this version' }).click();
    await page.getByText('The 3 that run on it go on.').waitFor();
    await page.getByRole('checkbox', { name: 'Suspend the 3 that run as well' }).check();
    await page.getByText('The tasks, jobs and clocks of all 3 stand still').waitFor();
    await soon(async () =>
      expect(await page.getByRole('button', { name: 'Suspend the version' }).isDisabled()).toBe(true),
    );
    await page.getByRole('checkbox').uncheck();
    await page.getByRole('textbox', { name: 'Why?' }).fill('it asks the wrong people');
    await page.getByRole('button', { name: 'Suspend the version' }).click();
    await detail().getByText('it asks the wrong people').waitFor();
    await detail().getByText('3 running').waitFor();
    expect(await begin()).toMatchObject({ status: 409, body: { code: 'definition-suspended' } });
  });

  it('resumed, it begins again', async () => {
    await act('Resume', 'put right', false);
    const next = detail().getByRole('button', { name: 'Suspend this version' });
    await soon(async () => expect(await next.evaluate((button) => button === document.activeElement)).toBe(true));
    expect((await begin()).status).toBe(200);
  });

  it('with what runs: a batch, and then they stand still until they are resumed with it', async () => {
    await detail().getByText('4 running').waitFor();
    await act('Suspend', 'wrong again', true);
    const batch = page.getByRole('complementary', { name: 'Batch operations' });
    await batch.getByText('4 of 4').waitFor();
    await batch.getByText('wrong again').waitFor();
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByRole('link', { name: 'Bad input' }).click();
    await detail().getByText('4 stand still').waitFor();
    await act('Resume', 'right at last', true);
    await batch.getByText('4 of 4').waitFor();
    const [version] = await operator.found<{ state: string }>('process-instances', { processDefinitionId: 'counted' });
    expect(version?.state).toBe('ACTIVE');
  });

  it('a supervisor looks, and is offered nothing that is not theirs', async () => {
    const supervisor = await browsers.signedIn(relevo.url, 'supervisor');
    await supervisor.goto('/operations?tab=versions&version=counted:1');
    const seen = supervisor.getByRole('complementary', { name: 'Published version' });
    await seen.getByText('4 running').waitFor();
    await soon(async () => expect(await seen.getByRole('button', { name: /Suspend|Resume/ }).count()).toBe(0));
    const list = await relevo
      .as('administrator')
      .get<readonly { key: string; processId: string }[]>('/api/operations/definitions');
    const key = list.body.find(({ processId }) => processId === 'counted')?.key ?? '';
    expect(
      await relevo.as('supervisor').post(`/api/operations/definitions/${key}/suspension`, { reason: 'no' }),
    ).toMatchObject({ status: 403 });
  });

  it('speak Spanish', async () => {
    const spaniard = await browsers.signedIn(relevo.url, 'demo');
    await relevo.as('demo').put('/api/session/language', { language: 'es' });
    await spaniard.goto('/operations?tab=versions&version=counted:1');
    await spaniard.getByRole('button', { name: 'Suspender esta versión' }).click();
    await spaniard.getByText('Los 4 en marcha siguen adelante.').waitFor();
    expect(browsers.complaints).toEqual([]);
  });
});
