import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ImpactValue, run, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** All that the theme changes; the rest is the same page. */
const ofColours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const hinders: readonly ImpactValue[] = ['serious', 'critical'];

interface Look {
  /** A selector. */
  readonly part?: string;
  /** Selectors of what others draw. */
  readonly except?: readonly string[];
  readonly impacts?: readonly ImpactValue[];
  readonly by?: RunOptions;
}

const violationsIn = async (
  page: Page,
  { part = 'html', except = [], impacts = hinders, by = rules }: Look,
): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ({ of, options }) => (globalThis as unknown as { axe: { run: typeof run } }).axe.run(of, options),
    { of: { include: [part], exclude: [...except] }, options: by },
  );
  return violations
    .filter(({ impact }) => impacts.includes(impact ?? null))
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`);
};

/** What hinders somebody in a dialog that stands open, or in another part of the page. */
export const seriousIn = (page: Page, part = '[role="dialog"]'): Promise<readonly string[]> =>
  violationsIn(page, { part });

/** What hinders somebody anywhere on the page. */
export const seriousOn = (page: Page): Promise<readonly string[]> => violationsIn(page, {});

/** What is hard to see anywhere on a page that was looked at whole in the other theme. */
export const coloursOn = (page: Page): Promise<readonly string[]> => violationsIn(page, { by: ofColours });

/** Everything that axe holds to be more than minor, anywhere but in what others draw. */
export const anythingOn = (page: Page, except: readonly string[] = []): Promise<readonly string[]> =>
  violationsIn(page, { except, impacts: ['moderate', ...hinders] });
