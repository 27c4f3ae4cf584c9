import type { ProcessOwner } from '../process-owner.js';

export type Entries = readonly { readonly id: string; readonly values: readonly string[] }[];

/** Chooses an element of the drawing by searching for it, and waits until the panel shows it. */
export const chooseDrawn = async ({ page }: ProcessOwner, id: string, sought: string): Promise<void> => {
  await page.keyboard.press('Control+f');
  const search = page.locator('.djs-search-input input');
  await search.fill(sought.slice(0, -1));
  await search.press(sought.slice(-1));
  await page.locator('.djs-search-result').first().waitFor();
  await search.press('Enter');
  await page.waitForFunction(
    (of) => document.querySelector<HTMLInputElement>('[data-entry-id="id"] input')?.value === of,
    id,
  );
};

/** Every entry of the panel with what its controls hold, open or closed. */
export const entriesOf = ({ page }: ProcessOwner): Promise<Entries> =>
  page.locator('.bio-properties-panel').evaluate((panel) =>
    [...panel.querySelectorAll<HTMLElement>('[data-entry-id]')].map((entry) => ({
      id: entry.dataset['entryId'] ?? '',
      values: [
        ...[...entry.querySelectorAll('input')].map((input) =>
          input.type === 'checkbox' ? String(input.checked) : input.value,
        ),
        ...[...entry.querySelectorAll('select')].flatMap(({ value, selectedOptions }) => [
          value,
          selectedOptions[0]?.textContent ?? '',
        ]),
        ...[...entry.querySelectorAll('textarea')].map(({ value }) => value),
        ...[...entry.querySelectorAll('.cm-content, [contenteditable]')].map(({ textContent }) => textContent ?? ''),
      ],
    })),
  );
