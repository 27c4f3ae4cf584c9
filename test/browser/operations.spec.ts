import type { Page } from 'playwright-core';
import { condition, diagram, flows } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';

const purchase = diagram(
  'purchase',
  `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="gate" name="Over the limit?" />
  <bpmn:userTask id="after"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'gate'], ['after', 'end'])}
  <bpmn:sequenceFlow id="on" sourceRef="gate" targetRef="after">${condition('=amount > 10')}</bpmn:sequenceFlow>`,
);

/** An administrator finds what is stuck and puts it right; the steps build on one another. */
describe('operations in the browser', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let operator: Operator;
  let page: Page;

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system' });
    operator = new Operator(relevo);
    await operator.deploy(purchase);
    for (const amount of ['many', 'some', 'few']) await operator.start('purchase', { amount });
    browsers = await Browsers.open();
    page = await browsers.signedIn(relevo.url, 'administrator');
  });

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const stuck = () => page.getByRole('table', { name: 'Stuck elements' });
  const links = () => stuck().getByRole('link', { name: 'Over the limit?' });
  /** As the engine has it now: what was retried and is stuck again is another fault. */
  const firstRow = async () => {
    const [fault] = (await operator.faults()).items;
    return stuck()
      .getByRole('row')
      .filter({ has: page.locator(`a[href*="${fault?.key ?? 'none'}"]`) });
  };
  const openFirst = async () => (await firstRow()).getByRole('link').first().click();
  const faultsTab = () => page.getByRole('link', { name: /^Faults/ });
  const giveReason = async (text: string, act: string) => {
    await page.getByRole('textbox', { name: 'Why?' }).fill(text);
    await page.getByRole('button', { name: act, exact: true }).click();
  };

  it('are in the rail, with true counts and why in words', async () => {
    await page.getByRole('link', { name: 'Operations' }).first().click();
    await page.getByRole('heading', { name: 'Operations', exact: true }).waitFor();
    await links().nth(2).waitFor();
    await page.getByRole('link', { name: /^Faults ?3$/ }).waitFor();
    await stuck().getByText('a condition is neither true nor false').first().waitFor();
  });

  it('one: a variable is put right, and it goes on', async () => {
    await openFirst();
    await page.getByText('Expected the condition of the flow').waitFor();
    await page.getByRole('button', { name: 'Change amount' }).click();
    await page.getByRole('textbox', { name: 'amount' }).fill('40');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('code', { hasText: '40' }).waitFor();
    await page.locator('[aria-label="Change amount"]:focus').waitFor();
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await page.getByText('“Over the limit?” goes on').waitFor();
    await page.getByRole('link', { name: /^Faults ?2$/ }).waitFor();
    expect(await operator.faults()).toMatchObject({ total: 2 });
  });

  it('what is still wrong says so', async () => {
    await openFirst();
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await page.getByText(/^Stuck again: Expected/).waitFor();
  });

  it('new ones arrive by themselves', async () => {
    await operator.start('purchase', { amount: 'lots' });
    await page.getByRole('link', { name: /^Faults ?3$/ }).waitFor();
  });

  it('many: with a reason, and a result for each', async () => {
    await page.getByRole('button', { name: 'Retry all 3' }).click();
    await giveReason('the price list is back', 'Retry them');
    await page.getByRole('heading', { name: /^Retry stuck elements/ }).waitFor();
    const detail = page.getByRole('complementary', { name: 'Batch operations' });
    await detail.getByText('3 of 3').waitFor();
    await detail.getByText('3 not done', { exact: true }).waitFor();
    await detail.getByRole('heading').getByText('ended, 3 not done').waitFor();
    await detail.getByRole('listitem').nth(2).waitFor();
    await soon(async () => expect(await detail.getByRole('listitem').count()).toBe(3));
    await detail.getByText('the price list is back').waitFor();
  });

  it('those that are chosen alone', async () => {
    await faultsTab().click();
    await (await firstRow()).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Retry the chosen one' }).click();
    await giveReason('only this', 'Retry them');
    const detail = page.getByRole('complementary', { name: 'Batch operations' });
    await detail.getByText('1 of 1').waitFor();
  });

  it('an instance is suspended and resumed with a reason', async () => {
    await faultsTab().click();
    await openFirst();
    await page.getByRole('button', { name: 'Suspend', exact: true }).click();
    await giveReason('looked into', 'Suspend the process');
    await page.getByText('Suspended', { exact: true }).waitFor();
    await soon(async () =>
      expect(await page.getByRole('button', { name: 'Retry', exact: true }).isDisabled()).toBe(true),
    );
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await giveReason('repaired', 'Resume the process');
    await page.getByText('Suspended', { exact: true }).waitFor({ state: 'detached' });
  });

  it('by keyboard: move, open, close', async () => {
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.locator('h1').click();
    await page.keyboard.press('j');
    // The row is scrolled into view before it has the focus.
    await page.locator('[data-index] a:focus').waitFor();
    const at = Number(await page.locator('[data-index]:focus-within').getAttribute('data-index'));
    await page.keyboard.press('Enter');
    // Whoever opens one is in it: the next Tab is at what can be done there.
    await page.locator('aside[aria-label="Stuck"]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.locator(`[data-index="${Math.max(0, at - 1)}"] a:focus`).waitFor();
  });

  it('filters read as a sentence and lead back', async () => {
    await page.getByRole('button', { name: 'How long: any time' }).click();
    await page.getByRole('menuitem', { name: 'more than a day' }).click();
    await page.getByRole('heading', { name: 'Nothing stuck fits this' }).waitFor();
    await page.getByRole('button', { name: 'Take the filters off' }).click();
    await links().first().waitFor();
  });

  it('fit a phone: nothing lies over anything or is cut off at the side', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('[data-index="0"]').waitFor();
    const spilt = await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-index]')];
      const edges = [...document.querySelectorAll('nav[aria-label="What to look at"] a')];
      return [
        ...rows.filter((row) => row.scrollHeight > row.clientHeight + 1).map((row) => row.innerText),
        ...edges.filter((tab) => tab.getBoundingClientRect().right > innerWidth).map((tab) => tab.textContent),
      ];
    });
    expect(spilt).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('a supervisor retries one, an agent is told that it is not theirs', async () => {
    const supervisor = await browsers.signedIn(relevo.url, 'supervisor');
    await supervisor.getByRole('link', { name: 'Operations' }).first().click();
    await supervisor.getByRole('link', { name: 'Over the limit?' }).first().click();
    await supervisor.getByRole('button', { name: 'Retry', exact: true }).waitFor();
    await soon(async () => expect(await supervisor.getByRole('button', { name: /Retry all|Suspend/ }).count()).toBe(0));
    const agent = await browsers.signedIn(relevo.url, 'agent');
    await agent.goto('/operations');
    await agent.getByRole('alert').waitFor();
    await agent.getByRole('heading', { name: 'Not for your account' }).waitFor();
    await soon(async () =>
      expect(
        await agent
          .getByRole('table')
          .or(agent.getByRole('link', { name: 'Batches' }))
          .count(),
      ).toBe(0),
    );
    expect(browsers.complaints).toEqual([]);
  });
});
