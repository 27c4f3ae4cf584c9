import type { Page } from 'playwright-core';

/** What somebody does with mouse and keyboard; nothing here calls the engine. */
export class Agent {
  constructor(readonly page: Page) {}

  async openQueue(): Promise<void> {
    await this.page.getByRole('link', { name: 'Queues' }).first().click();
    await this.page.getByRole('heading', { name: 'Queues' }).waitFor();
  }

  async claim(number: string): Promise<void> {
    await this.page.getByRole('button', { name: `Claim ${number}` }).click();
  }

  /** Claims a task that waits in the queue and opens it. */
  async take(number: string, title: string): Promise<void> {
    await this.openQueue();
    await this.claim(number);
    await this.page.getByRole('button', { name: /^Mine/ }).click();
    await this.page.getByRole('link', { name: title }).first().click();
  }

  /** Waits until this is what is to be done now. */
  async isAt(step: string): Promise<void> {
    await this.page.locator('#task-title', { hasText: step }).waitFor();
  }

  async type(label: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label }).fill(text);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }
}

export class Requester {
  constructor(readonly page: Page) {}

  /** Answers the number that the desk gave. */
  async report(title: string, more: string): Promise<string> {
    await this.page.goto('/report');
    await this.page.getByRole('textbox', { name: 'What happened?' }).fill(title);
    await this.page.getByRole('textbox', { name: 'Tell us more' }).fill(more);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
    await this.page.getByRole('heading', { name: 'We have it' }).waitFor();
    return /[A-Z]+-\d{6}/.exec((await this.page.locator('main').textContent()) ?? '')?.[0] ?? '';
  }

  async follow(): Promise<void> {
    await this.page.getByRole('link', { name: 'Follow it' }).click();
    await this.page.getByRole('list', { name: 'Steps' }).waitFor();
  }

  /** The step that the page says it is at, in the requester's words. */
  step(label: string) {
    return this.page.locator('[aria-current="step"]', { hasText: label });
  }

  async answer(button: string, words?: string): Promise<void> {
    await this.page.getByRole('heading', { name: 'Does the solution work for you?' }).waitFor();
    if (words !== undefined) await this.page.getByRole('textbox', { name: /tell us/i }).fill(words);
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }
}

/** The auditor in front of a replay. */
export class Auditor {
  constructor(readonly page: Page) {}

  async open(number: string, title: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Replay' }).first().click();
    await this.page.getByRole('searchbox', { name: 'Number, words or a name' }).fill(number);
    await this.page.waitForURL((address) => address.search.includes(number));
    await this.page.getByRole('link', { name: title }).first().click();
    await this.timeline().waitFor();
  }

  timeline() {
    return this.page.getByRole('slider', { name: 'Timeline' });
  }

  /** Which step is shown, from 1. */
  async place(): Promise<number> {
    return Number(await this.timeline().getAttribute('aria-valuenow'));
  }

  async count(): Promise<number> {
    return Number(await this.timeline().getAttribute('aria-valuemax'));
  }

  facts() {
    return this.page.getByRole('complementary').filter({ hasText: 'What happened' });
  }

  async forward(): Promise<void> {
    await this.page.getByRole('button', { name: 'One step forward' }).click();
  }

  /** Drags the time line to a part of its width, 0 to 1. */
  async scrub(part: number): Promise<void> {
    const box = await this.timeline().boundingBox();
    if (!box) throw new Error('Expected a time line, but none is drawn.');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + 1, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + (box.width - 2) * part, y, { steps: 4 });
    await this.page.mouse.up();
  }

  async until(place: number): Promise<void> {
    await this.page.locator(`[role="slider"][aria-label="Timeline"][aria-valuenow="${String(place)}"]`).waitFor();
  }
}
