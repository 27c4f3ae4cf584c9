import type { Page } from 'playwright-core';

/** The fields that a form may hold, by the type under which form-js keeps them. */
export const typesIn = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.fjs-palette-field')
    .filter({ visible: true })
    .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['fieldType'] ?? ''));

/** Adds a field with the keyboard at the end of the form, and chooses it. */
export const addField = async (page: Page, type: string): Promise<void> => {
  const before = await page.locator('.fjs-form .fjs-element[data-id]').count();
  await page.locator(`.fjs-palette-field[data-field-type="${type}"]`).press('Enter');
  await page.waitForFunction(
    (count) => document.querySelectorAll('.fjs-form .fjs-element[data-id]').length > count,
    before,
  );
  const added = page.locator(`.fjs-form .fjs-element[data-field-type="${type}"]`).last();
  if (!(await added.evaluate((field) => field.classList.contains('fjs-editor-selected')))) {
    await added.focus();
    await page.keyboard.press('Enter');
  }
  await page.waitForFunction(
    (id) => document.querySelector('.fjs-properties-panel')?.getAttribute('data-field') === id,
    await added.getAttribute('data-id'),
  );
};

/** Every word that the editor says around the form: palette, panel, what hangs at a field; not what people wrote. */
export const saidAround = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const around = '.fjs-palette-container, .fjs-properties-container, .fjs-context-pad, .fjs-empty-component';
    const written =
      '.bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title:not(.empty), .cm-editor, pre, code';
    const said = new Set<string>();
    for (const element of document.querySelectorAll(around.replaceAll(',', ' *,') + ' *')) {
      if (element.closest(written)) continue;
      for (const name of ['title', 'placeholder', 'aria-label']) said.add(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node instanceof Text) said.add(node.data.trim());
    }
    return [...said].filter((text) => /[a-z]{2}/i.test(text));
  });
