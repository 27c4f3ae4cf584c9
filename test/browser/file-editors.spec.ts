import type { Locator, Page } from 'playwright-core';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { anythingOn } from './axe.js';
import { ProcessOwner } from './process-owner.js';

const phone = { width: 390, height: 844 };

const isInSight = async (element: Locator): Promise<boolean> => {
  const box = await element.boundingBox();
  return (
    box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= phone.width && box.y + box.height <= phone.height
  );
};

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** Its background, beside the theme's for surfaces, both as the browser computes them. */
const grounds = (element: Locator): Promise<{ readonly its: string; readonly theme: string }> =>
  element.evaluate((found) => {
    const probe = document.createElement('div');
    probe.style.background = 'var(--r-surface)';
    document.body.append(probe);
    const theme = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return { its: getComputedStyle(found).backgroundColor, theme };
  });

describe.each(['light', 'dark'] as const)('forms and decision tables on a phone, %s', (colorScheme) => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
    const options = { viewport: phone, colorScheme };
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner', options));
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  it('a form: what can be added, the form, its properties and the mark are all in sight', async () => {
    const { page } = owner;
    await owner.change('Service desk');
    await page.getByRole('tab', { name: 'Investigate' }).click();

    await page.locator('.fjs-element[data-id]').first().click();

    await page.locator('.fjs-properties-container').getByText('General', { exact: true }).waitFor();
    await soon(async () => expect(await isInSight(page.getByRole('button', { name: 'Text field' }))).toBe(true));
    await soon(async () =>
      expect(await isInSight(page.locator('.fjs-properties-container').getByText('General', { exact: true }))).toBe(
        true,
      ),
    );
    await soon(async () => expect(await isInSight(page.locator('.fjs-powered-by svg'))).toBe(true));
    await soon(async () => expect(await scrollsSideways(page)).toBe(false));
    await soon(async () => expect(await anythingOn(page)).toEqual([]));
  });

  it('a decision table: on the ground of the theme, with its mark', async () => {
    const { page } = owner;
    await owner.change('Incident');
    await page.getByRole('tab', { name: 'Priority' }).click();

    await page.locator('tbody td.input-cell').first().waitFor();

    const { its, theme } = await grounds(page.locator('section:has(> .dmn-js-parent)'));
    expect(its).toBe(theme);
    await soon(async () => expect(await isInSight(page.locator('.dmn-js-parent .bjs-powered-by'))).toBe(true));
    await soon(async () => expect(await scrollsSideways(page)).toBe(false));
    await soon(async () => expect(await anythingOn(page)).toEqual([]));
  });

  it('a decision table, in the language of whoever changes it', async () => {
    const { page } = owner;
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
    await page.reload();
    await page.getByRole('tab', { name: 'Priority' }).click();
    await page.getByText('Qué regla vale:').waitFor();
    await page.getByRole('button', { name: 'Ver el mapa de decisiones' }).waitFor();
    const said = await page.locator('.dmn-decision-table-container').innerText();
    expect(said).not.toMatch(/Hit policy|View DRD|Annotations|\b(When|And|Then)\b/);
  });
});

describe('a form in place', () => {
  const at = atTheModeler(ProcessOwner);

  it('takes a field that is clicked, once, and one that is chosen by keyboard', async () => {
    const { page } = at.owner;
    await at.owner.change('Incident');
    await page.getByRole('tab', { name: 'Triage' }).click();
    const numbers = page.locator('.fjs-form-field-number');
    await page.locator('.fjs-element[data-id]').first().waitFor();
    await page.getByRole('button', { name: 'Number', exact: true }).click();
    await soon(async () => expect(await numbers.count()).toBe(1));
    await page.getByRole('button', { name: 'Number', exact: true }).press('Enter');
    await soon(async () => expect(await numbers.count()).toBe(2));
  });
});

describe('the diagram after a form and a table were opened in place', () => {
  const at = atTheModeler(ProcessOwner);
  const parts = [
    '.bio-properties-panel',
    '.bio-properties-panel-input',
    '.djs-context-pad .entry',
    '.djs-popup .entry',
  ];

  /** The colours of what stands beside and on the drawing. */
  const looks = (page: Page): Promise<readonly string[]> =>
    page.evaluate(
      (selectors) =>
        selectors.map((selector) => {
          const part = document.querySelector(selector);
          if (part === null) return `${selector}: not there`;
          const { color, backgroundColor, borderColor, position } = getComputedStyle(part);
          return [selector, color, backgroundColor, borderColor, position].join(' ');
        }),
      parts,
    );

  it.each(['light', 'dark'] as const)('looks as before, %s', async (colorScheme) => {
    const { owner } = at;
    const { page } = owner;
    await page.emulateMedia({ colorScheme });
    const chosen = async (): Promise<readonly string[]> => {
      await owner.element('Task_Diagnose').click();
      await owner.element('Task_Triage').click();
      await page.getByTitle('Add the next step').click();
      await page.locator('.djs-popup .entry').first().waitFor();
      const found = await looks(page);
      await page.keyboard.press('Escape');
      return found;
    };
    await owner.change('Incident');
    const before = await chosen();
    expect(before.filter((look) => look.endsWith('not there'))).toEqual([]);
    await page.getByRole('tab', { name: 'Triage' }).click();
    await page.locator('.fjs-properties-panel').waitFor();
    await page.getByRole('tab', { name: 'Priority' }).click();
    await page.locator('.dmn-decision-table-container').waitFor();
    await page.getByRole('tab', { name: 'Flow' }).click();
    await soon(async () => expect(await chosen()).toEqual(before));
  });
});
