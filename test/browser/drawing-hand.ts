import type { Locator, Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';

/** What an expert does at the canvas and with files, with mouse and keyboard. */
export class DrawingHand {
  constructor(readonly page: Page) {}

  /** The canvas has the focus, nothing is selected. */
  async focusCanvas(): Promise<void> {
    const canvas = this.page.locator('section[data-drawn="true"] svg[tabindex]').first();
    await canvas.focus();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  element(id: string): Locator {
    return this.page.locator(`.djs-container g.djs-element[data-element-id="${id}"]`);
  }

  /** Ids of what is drawn on the canvas, labels left out. */
  async drawn(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('section[data-drawn] .djs-element')].flatMap(
        (element) => element.getAttribute('data-element-id') ?? [],
      ),
    );
  }

  async selected(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('section[data-drawn] .djs-element.selected')].flatMap(
        (element) => element.getAttribute('data-element-id') ?? [],
      ),
    );
  }

  /** What was pasted hangs at the mouse; put down at the right of a step. */
  async putDown(step: Locator): Promise<void> {
    const place = await step.boundingBox();
    if (!place) throw new Error('Expected the step on the canvas, but it is not drawn.');
    const [x, y] = [place.x + place.width * 3, place.y + place.height / 2];
    const carried = this.page.locator('.djs-drag-group');
    for (let tries = 0; tries < 50 && (await carried.count()) === 0; tries += 1)
      await this.page.mouse.move(x - 50 + tries, y, { steps: 3 });
    await this.page.mouse.move(x, y, { steps: 3 });
    await this.page.mouse.click(x, y);
  }

  /** Chooses from the Export menu; what the browser saved. */
  async exportAs(kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await this.page.getByRole('button', { name: 'Export' }).click();
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: kind }).click();
    const download = await saved;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async importFile(name: string, content: string | Uint8Array): Promise<void> {
    await this.chooseFile(this.page.getByRole('button', { name: 'Import a file' }), name, content);
  }

  async chooseFile(button: Locator, name: string, content: string | Uint8Array): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await button.click();
    const buffer = Buffer.from(content);
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** A file let fall on something, as the browser tells of it. */
  async dropFile(target: Locator, name: string, content: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([called, text]) => {
        const held = new DataTransfer();
        held.items.add(new File([text], called));
        return held;
      },
      [name, content] as const,
    );
    for (const event of ['dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer });
  }
}
