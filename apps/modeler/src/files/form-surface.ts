import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor-base.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { FormEditor } from '@bpmn-io/form-js';
import { speakInCalendars } from '@relevo/web/calendars';
import type { FileSurface, OpenFileEditor } from './file-surface.js';
import { type FieldInRow, giveRow, withoutRows, withRows } from './form-rows.js';
import { sayInSpanish, spanishFieldsModule } from './form-spanish/index.js';
import { fieldFor } from './new-from.js';

/** What is used of form-js' editor beside its own types. */
interface FormParts {
  get(name: 'modeling'): { addFormField(field: object, parent: object, index: number): void };
  get(name: 'formFieldRegistry'): {
    getAll(): readonly { readonly type: string; readonly components?: readonly unknown[] }[];
  };
}

/** form-js adds a field that is dragged, or chosen by keyboard; people click, too. */
const addOnClick = ({ target, detail }: MouseEvent): void => {
  const field = target instanceof Element ? target.closest('.fjs-palette-field') : null;
  // A click without a mouse counts no clicks: the key has added it.
  if (detail === 1) field?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', bubbles: true }));
};

/**
 * form-js' editor on one `.form`. Every key counts at once: its panel writes a value that settles later back into the
 * field, over the keys that came meanwhile.
 */
export const openForm: OpenFileEditor = ({ container, text, language, keep }) => {
  speakInCalendars(language);
  container.classList.add('r-form-editor');
  container.addEventListener('click', addOnClick);
  const inSpanish = language === 'es';
  const words = inSpanish ? sayInSpanish(container) : () => undefined;
  const additionalModules = inSpanish ? [spanishFieldsModule] : [];
  const propertiesPanel = { feelPopupContainer: container };
  const editor = new FormEditor({ container, debounce: false, additionalModules, propertiesPanel } as never);
  const open = async (): Promise<void> => {
    // A field without a row gets a new one with each change, is drawn anew in it, and takes the keyboard from the panel.
    await editor.importSchema(withRows(JSON.parse(text) as FieldInRow) as never);
    editor.on('formField.add', ({ formField }: { readonly formField: FieldInRow }) => giveRow(formField));
    const saved = (): FieldInRow => withoutRows(editor.saveSchema() as FieldInRow);
    editor.on('changed', () => keep(JSON.stringify(saved(), null, 2)));
  };
  const add: FileSurface['add'] = (variable) => {
    const parts = editor as unknown as FormParts;
    const root = parts
      .get('formFieldRegistry')
      .getAll()
      .find(({ type }) => type === 'default');
    if (root) parts.get('modeling').addFormField(fieldFor(variable, 'show'), root, root.components?.length ?? 0);
  };
  const destroy = (): void => {
    words();
    container.removeEventListener('click', addOnClick);
    editor.destroy();
  };
  return { opened: open(), add, destroy };
};
