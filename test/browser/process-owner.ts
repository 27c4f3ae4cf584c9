import type { Draft } from '@relevo/contracts';
import type { Locator, Page } from 'playwright-core';

/** What a process owner does in the modeler with mouse and keyboard; nothing here calls the engine. */
export class ProcessOwner {
  constructor(readonly page: Page) {}

  async openLibrary(): Promise<void> {
    await this.page.goto('/modeler/');
    await this.page.getByRole('heading', { name: 'Processes' }).waitFor();
  }

  /** Begins a draft of the newest version. */
  async change(process: string): Promise<void> {
    await this.openLibrary();
    await this.page.getByRole('button', { name: `Change ${process}` }).click();
    await this.isDrawn();
  }

  async open({ id }: Draft): Promise<void> {
    await this.page.goto(`/modeler/drafts/${id}`);
    await this.isDrawn();
  }

  async isDrawn(): Promise<void> {
    await this.page.locator('section[data-drawn="true"]').waitFor();
  }

  element(id: string): Locator {
    return this.page.locator(`.djs-element[data-element-id="${id}"]`);
  }

  /** Chooses an arrow in its middle; a straight one has no height that a click could aim at. */
  async chooseFlow(id: string): Promise<void> {
    const { x, y, width, height } = await this.element(id)
      .locator('.djs-hit')
      .first()
      .evaluate((path) => path.getBoundingClientRect().toJSON() as DOMRect);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Takes a task from the palette, puts it on the flow at the right of a step, and types its name. */
  async insertTaskAfter(stepId: string, name: string): Promise<void> {
    const step = await this.element(stepId).locator('.djs-hit').first().boundingBox();
    if (!step) throw new Error(`Expected ${stepId} on the canvas, but it is not drawn.`);
    const place = { x: step.x + step.width * 2, y: step.y + step.height / 2 };
    await this.page.getByRole('button', { name: /^Task for a group:/ }).click();
    await this.page.mouse.move(place.x - 20, place.y - 2, { steps: 4 });
    await this.page.mouse.move(place.x, place.y, { steps: 4 });
    await this.page.mouse.click(place.x, place.y);
    await this.nameIt(name);
  }

  /** Appends a task with the little menu beside a step. */
  async appendTask(stepId: string, name: string): Promise<void> {
    await this.appendStep(stepId, 'Task for a group');
    await this.nameIt(name);
  }

  /** Opens the list of what can come next, and chooses. */
  async appendStep(stepId: string, step: string): Promise<void> {
    await this.element(stepId).click();
    await this.page.getByTitle('Add the next step').click();
    await this.page.locator('.djs-popup').getByRole('option', { name: step }).first().click();
  }

  /** The name is asked for as soon as something is drawn. */
  async nameIt(name: string): Promise<void> {
    await this.page.locator('.djs-direct-editing-content').waitFor();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await this.page
      .locator('.djs-element')
      .filter({ hasText: name.split(' ')[0] ?? name })
      .first()
      .waitFor();
  }

  kept(): Promise<void> {
    return this.page.getByText(/^kept \d/).waitFor();
  }

  /** What is drawn is kept by itself a moment later; looked for at the engine. */
  async changed(holds: () => Promise<boolean>): Promise<void> {
    for (let look = 0; look < 75; look += 1) {
      if (await holds()) return;
      await this.page.waitForTimeout(200);
    }
    throw new Error('Expected the change to be kept within 15 s, but it is not.');
  }

  async publish(note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'What changed and why' }).fill(note);
    await this.page.getByRole('button', { name: /^Publish version \d+$/ }).click();
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  problems(): Locator {
    return this.page.getByRole('region', { name: 'Problems' });
  }
}
