import type { Page } from 'playwright-core';

/** What is read at the elements of a selector: their own texts, and what their attributes say. */
export const saidOn = (page: Page, selector: string): Promise<readonly string[]> =>
  page.evaluate((of) => {
    const said = new Set<string>();
    for (const element of document.querySelectorAll(of)) {
      if (element.closest('.cm-content, select, textarea')) continue;
      for (const name of ['title', 'placeholder', 'aria-label']) said.add(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node instanceof Text) said.add(node.data.trim());
    }
    return [...said].filter((text) => /[a-z]{2}/i.test(text));
  }, selector);
