import type { Draft } from '@relevo/contracts';
import type { Page } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { seriousIn } from './axe.js';
import { addField, saidAround, typesIn } from './form-words.js';
import { ProcessOwner } from './process-owner.js';

/** Alike in both languages, or a name. */
const alike = ['General', 'MDN', 'bpmn.io'];

describe('the form editor in Spanish', () => {
  const at = atTheModeler(ProcessOwner);
  let draft: Draft;

  const opened = async (page: Page): Promise<Page> => {
    await new ProcessOwner(page).open(draft);
    await page.getByRole('tab', { name: 'Investigate' }).click();
    await page.locator('.fjs-palette-field').first().waitFor();
    return page;
  };

  const inSpanish = async (): Promise<Page> => {
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
    return opened(page);
  };

  const begin = async (name: string): Promise<Draft> => {
    const from = { processId: 'service-desk' };
    return (await at.relevo.as('process-owner').post<Draft>('/api/drafts', { name, from })).body;
  };

  beforeAll(async () => {
    draft = await begin('Formulario');
  });

  it('leaves no word of any field in English: not in the palette, in the panel, or at the field', async () => {
    const english = await opened(at.owner.page);
    const wordsOf = async (page: Page): Promise<Map<string, readonly string[]>> => {
      const words = new Map([['the form', await saidAround(page)]]);
      const types = await typesIn(page);
      expect(types).toContain('textfield');
      expect(types).not.toContain('filepicker');
      for (const type of types) {
        await addField(page, type);
        words.set(type, await saidAround(page));
      }
      return words;
    };
    const before = await wordsOf(english);
    await english.goto('about:blank');
    const now = await wordsOf(await inSpanish());

    expect([...now.keys()]).toEqual([...before.keys()]);
    expect(now.size).toBeGreaterThan(18);
    const left = [...now].flatMap(([type, words]) =>
      words
        .filter((word) => before.get(type)?.includes(word) && !alike.includes(word))
        .map((word) => `${type}: ${word}`),
    );
    expect(left).toEqual([]);
  });

  it('says what is known in the words people read, finds and names a field in Spanish, leaves alone what people wrote', async () => {
    const page = await inSpanish();
    const known = page.getByRole('list', { name: 'Lo que ya se sabe aquí' });
    const works = known.getByRole('button', { name: 'Añadir «Does it work?» como campo' });
    await soon(async () => expect(await works.textContent()).toBe('Does it work?'));
    await soon(async () => expect(await works.getAttribute('title')).toContain('(works)'));
    await soon(async () => expect(await known.getByText('works', { exact: true }).count()).toBe(0));
    await page.getByPlaceholder('Buscar campos').fill('número');
    await soon(async () => expect(await page.locator('.fjs-palette-field-text').allTextContents()).toEqual(['Número']));
    await addField(page, 'number');
    await page.locator('.fjs-properties-container').getByText('General', { exact: true }).click();
    const heading = page.locator('.fjs-properties-container .bio-properties-panel-header-label');
    await soon(async () => expect(await heading.textContent()).toBe('Número'));
    await page.locator('.fjs-form .fjs-element[data-field-type="textarea"]').first().click();
    await heading.filter({ hasText: 'What caused it?' }).waitFor();
    await page.locator('[data-entry-id="label"] :is(.cm-content, input, textarea)').first().click();
    await page.keyboard.press('Control+a');
    // Slower than the editor takes it in, so that each key finds what the one before left.
    await page.keyboard.type('Required', { delay: 150 });
    await heading.filter({ hasText: /^Required$/ }).waitFor();
    await new ProcessOwner(page).changed(async () => {
      const { body } = await at.relevo.as('process-owner').get<Draft>(`/api/drafts/${draft.id}`);
      return body.files['investigate.form']?.includes('"label": "Required"') === true;
    });
    await page.locator('.fjs-properties-container').getByText('Qué se admite', { exact: true }).click();
    await page.getByLabel('Obligatorio').check();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousIn(page, '.fjs-properties-container')).toEqual([]);
    }
    expect(at.browsers.complaints).toEqual([]);
  });

  /** A draft whose first form asks for a moment, too. */
  const asksForAMoment = async (): Promise<Draft> => {
    const { id, revision, files } = await begin('Para rellenar');
    const report = JSON.parse(files['report.form'] ?? '') as { components: object[] };
    const moment = {
      ...{ type: 'datetime', subtype: 'datetime', id: 'Field_since', key: 'since', use24h: true, timeInterval: 15 },
      ...{ dateLabel: 'Since when?', timeLabel: 'At what time?', timeSerializingFormat: 'utc_normalized' },
    };
    const asking = JSON.stringify({ ...report, components: [...report.components, moment] });
    const owner = at.relevo.as('process-owner');
    const body = { revision, files: { ...files, 'report.form': asking } };
    expect((await owner.put<Draft>(`/api/drafts/${id}`, body)).status).toBe(200);
    return (await owner.get<Draft>(`/api/drafts/${id}`)).body;
  };

  it('speaks Spanish as it is filled in, too', async () => {
    const page = await inSpanish();
    await new ProcessOwner(page).open(await asksForAMoment());
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
    await press('Probar');
    await page.locator('.fjs-select-placeholder').getByText('Elegir').waitFor();
    await page.getByPlaceholder('dd/mm/aaaa').click();
    await page.locator('.flatpickr-calendar.open .flatpickr-weekday').getByText('Mié').waitFor();
    await soon(async () =>
      expect(await page.locator('.flatpickr-calendar.open select').innerText()).toContain('Noviembre'),
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousIn(page, '.flatpickr-calendar')).toEqual([]);
    }
    await page.locator('.flatpickr-day.today').click();
    await soon(async () =>
      expect(await page.getByRole('textbox', { name: 'Since when?' }).inputValue()).toMatch(/^\d\d\/\d\d\/\d{4}$/),
    );

    const time = page.getByRole('textbox', { name: 'At what time?' });
    await time.click();
    const times = page.locator('.fjs-timepicker-anchor .fjs-dropdownlist');
    await times.waitFor();
    const [field, list] = [await time.boundingBox(), await times.boundingBox()];
    expect(list?.y).toBeGreaterThanOrEqual((field?.y ?? Infinity) + (field?.height ?? 0) - 1);
    await times.getByText('12:15', { exact: true }).click();
    await soon(async () => expect(await time.inputValue()).toBe('12:15'));
    await page.getByRole('textbox', { name: '¿Qué ha pasado?' }).fill('No va');
    for (const button of ['Empezar', 'Not yet', 'Nothing found', 'Hecho']) await press(button);
    await page.locator('.fjs-form-field-error').getByText('Hay que rellenarlo.').waitFor();
  });
});
