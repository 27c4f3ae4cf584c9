import type { Draft } from '@relevo/contracts';
import type { Page } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { addField } from './form-words.js';
import { ProcessOwner } from './process-owner.js';
import { saidOn } from './said-words.js';
import { vendorFile } from './vendor-file.js';

/** Said by bpmn.io, form-js and dmn-js; their names and what people wrote are of no language. */
const english =
  /\b(add|browse|clear|click|close|comes|content|context|create|delete|edits|expression is|input|list|move|name|open|opened|output|remove|save|search|section|select|selected|the|toggle|with)\b|\byyyy\b/i;

/** The mark that bpmn.io asks everybody to leave as it is. */
const leftAlone = ['Powered by bpmn.io'];

describe('the modeler in Spanish', () => {
  const at = atTheModeler(ProcessOwner);
  let page: Page;

  const begin = async (): Promise<Draft> => {
    const from = { processId: 'incident' };
    const { body } = await at.relevo.as('process-owner').post<Draft>('/api/drafts', { name: 'Cambio', from });
    return body;
  };
  /** Nothing English is left once the page has settled. */
  const isSpanish = (part: string, but: readonly string[] = []): Promise<void> =>
    soon(async () => {
      const said = await saidOn(page, part);
      expect(said.length).toBeGreaterThan(3);
      expect(said.filter((text) => english.test(text) && ![...leftAlone, ...but].includes(text))).toEqual([]);
    });

  beforeAll(async () => {
    page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
  });

  it('the library, and what a shipped version is', async () => {
    await page.goto('/modeler/');
    await page.getByRole('article', { name: 'Incident' }).getByText('Viene con Relevo').waitFor();
    await soon(async () => expect(await page.title()).toBe('Procesos · Relevo'));
    await page.goto('/modeler/processes/incident/versions');
    await page.getByText('Viene con Relevo').waitFor();
  });

  it('the properties panel: its buttons, marks and windows', async () => {
    await new ProcessOwner(page).open(await begin());
    await page.locator('.djs-element[data-element-id="Task_Diagnose"]').click();
    const panel = page.locator('.bio-properties-panel');
    await panel.getByTitle('Hay datos puestos').first().waitFor();
    await panel.getByTitle('Abrir o cerrar').first().waitFor();
    await panel
      .getByTitle(/^En la lista: \d$/)
      .first()
      .waitFor();
    const inputs = page.locator('[data-group-id="group-inputs"]');
    await inputs.getByTitle('Añadir otro').click();
    await inputs
      .getByTitle(/expresión FEEL$/)
      .first()
      .click();
    await isSpanish('.bio-properties-panel button, .bio-properties-panel [title]');
    await inputs.getByTitle('Abrir en una ventana').first().click();
    await page.locator('.bio-properties-panel-popup').getByTitle('Guardar y cerrar').click();
  });

  it('the fields of a form as they are drawn', async () => {
    await page.getByRole('tab', { name: 'Report' }).click();
    await page.locator('.fjs-palette-field').first().waitFor();
    for (const type of ['number', 'datetime', 'select', 'taglist', 'table', 'documentPreview', 'iframe'])
      await addField(page, type);
    await page.locator('.fjs-table-th').getByText('Nombre').waitFor();
    await page.locator('.fjs-select-placeholder').getByText('Elegir').first().waitFor();
    await page.getByPlaceholder('dd/mm/aaaa').first().waitFor();
    await addField(page, 'checklist');
    const options = page.locator('.bio-properties-panel-group').filter({ hasText: 'Opciones fijas' });
    await options.getByTitle('Añadir', { exact: true }).click();
    await page.locator('.fjs-form label').getByText('Valor 2').waitFor();
    await isSpanish('.fjs-form .fjs-element:nth-last-child(-n+7) *');
  });

  it('a decision table: what is dragged, its menu', async () => {
    await page.getByRole('tab', { name: 'priority' }).click();
    await page.getByTitle('Mover entrada').first().waitFor({ state: 'attached' });
    await page.locator('.tjs-container td.input-cell').first().click({ button: 'right' });
    await page.getByLabel('Menú de la tabla').waitFor();
    await isSpanish('.tjs-container [title], .context-menu-flex, .context-menu-flex *');
  });

  it('what another tool left in a file, by the name of the tool', async () => {
    await page.goto('/modeler/');
    const file = { name: 'pedido.bpmn', mimeType: 'text/xml', buffer: Buffer.from(vendorFile) };
    await page.getByRole('button', { name: 'Importar un archivo' }).waitFor();
    await page.locator('input[type=file]').first().setInputFiles(file);
    const said = page.getByRole('dialog', { name: 'El archivo ya es un borrador' });
    const camunda = said.getByText('lo que Camunda 7 anota para sí');
    await soon(async () => expect(await camunda.getAttribute('title')).toBe('http://camunda.org/schema/1.0/bpmn'));
    await said.getByText('El proceso «vendor-other» se guarda').waitFor();
    await soon(async () => expect(await said.getByText('http').count()).toBe(0));
    expect(at.browsers.complaints).toEqual([]);
  });
});
