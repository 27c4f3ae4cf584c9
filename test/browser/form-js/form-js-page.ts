import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** What form-js makes of values that a person fills in. */
export interface FormJsSubmission {
  readonly data: Record<string, unknown>;
  readonly isValid: boolean;
}

export interface FilledForm {
  readonly schema: Record<string, unknown>;
  /** What the form opens with. */
  readonly variables: Record<string, unknown>;
  /** By value path, e.g. `["contacts", 0, "mail"]`. */
  readonly values: readonly (readonly [path: readonly (string | number)[], value: unknown])[];
}

/** form-js 1.23 itself, in Chromium. */
export class FormJsPage {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async open(): Promise<FormJsPage> {
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const page = await browser.newPage({ timezoneId: 'UTC' });
    const viewer = dirname(createRequire(import.meta.url).resolve('@bpmn-io/form-js/package.json'));
    await page.setContent('<div id="form"></div>');
    await page.addScriptTag({ path: join(viewer, 'dist', 'form-viewer.umd.js') });
    return new FormJsPage(browser, page);
  }

  async submit(form: FilledForm): Promise<FormJsSubmission> {
    return this.page.evaluate(fillAndSubmit, form);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

interface FieldInstance {
  readonly valuePath: readonly (string | number)[];
}

interface FormJs {
  get(name: 'formFieldInstanceRegistry'): { getAllKeyed(): FieldInstance[] };
  _update(update: { fieldInstance: FieldInstance; value: unknown }): void;
  submit(): { data: Record<string, unknown>; errors: Record<string, unknown> };
  destroy(): void;
}

/** Runs in the page. */
async function fillAndSubmit({ schema, variables, values }: FilledForm): Promise<FormJsSubmission> {
  const viewer = (globalThis as unknown as { FormViewer: { createForm(options: object): Promise<FormJs> } }).FormViewer;
  // effects run after the next frame
  const rendered = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const form = await viewer.createForm({ schema, data: variables, container: document.querySelector('#form') });
  await rendered();
  for (const [path, value] of values) {
    const own = JSON.stringify(path);
    const instances = form.get('formFieldInstanceRegistry').getAllKeyed();
    const fieldInstance = instances.find(({ valuePath }) => JSON.stringify(valuePath) === own);
    if (!fieldInstance) continue;
    form._update({ fieldInstance, value });
    await rendered();
  }
  const computes = JSON.stringify(schema).includes('"expression"');
  for (let round = 0; computes && round < 5; round += 1) await rendered();
  const { data, errors } = form.submit();
  form.destroy();
  return {
    data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
    isValid: Object.keys(errors).length === 0,
  };
}
