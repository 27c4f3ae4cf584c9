import type { Locator } from 'playwright-core';
import { ProcessOwner } from './process-owner.js';

/** A process owner who tries a draft. */
export class Tryer extends ProcessOwner {
  async try(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try', exact: true }).click();
    await this.page.getByText('Nothing real is touched').waitFor();
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async press(card: string, button: string): Promise<void> {
    await this.card(card).getByRole('button', { name: button, exact: true }).click();
  }

  steps(): Locator {
    return this.page.getByRole('navigation', { name: 'Steps so far' }).getByRole('listitem');
  }

  /** From now on notes where tokens are seen under way; tells the places when asked. */
  async watchTokens(): Promise<() => Promise<readonly string[]>> {
    const noted = await this.page.evaluateHandle(() => {
      const places: string[] = [];
      const look = (): void => {
        for (const token of document.querySelectorAll('.r-travels')) {
          places.push(token.getAttribute('transform') ?? '');
        }
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      return places;
    });
    return () => noted.jsonValue();
  }

  /** Somebody asks, with the real form. */
  async report(title: string): Promise<void> {
    const start = this.card('Somebody asks');
    await start.getByLabel('What happened?').fill(title);
    await start.getByText('Only me').click();
    await this.begin();
  }

  async begin(): Promise<void> {
    await this.press('Somebody asks', 'Start');
    await this.steps().first().waitFor();
  }
}
