import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { FormEditor } from '@bpmn-io/form-js';
import type { FileSurface, OpenFileEditor } from './file-surface.js';
import { fieldFor } from './new-from.js';

/** What is used of form-js' editor beside its own types. */
interface FormParts {
  get(name: 'modeling'): { addFormField(field: object, parent: object, index: number): void };
  get(name: 'formFieldRegistry'): {
    getAll(): readonly { readonly type: string; readonly components?: readonly unknown[] }[];
  };
}

/** Milliseconds after the last key until a field counts: short enough that nobody is elsewhere by then. */
const typingSettles = 100;

/** form-js' editor on one `.form`. */
export const openForm: OpenFileEditor = ({ container, text, keep }) => {
  const editor = new FormEditor({ container, debounce: typingSettles } as never);
  const open = async (): Promise<void> => {
    await editor.importSchema(JSON.parse(text) as never);
    editor.on('changed', () => keep(JSON.stringify(editor.saveSchema(), null, 2)));
  };
  const add: FileSurface['add'] = (variable) => {
    const parts = editor as unknown as FormParts;
    const root = parts
      .get('formFieldRegistry')
      .getAll()
      .find(({ type }) => type === 'default');
    if (root) parts.get('modeling').addFormField(fieldFor(variable, 'show'), root, root.components?.length ?? 0);
  };
  return { opened: open(), add, destroy: () => editor.destroy() };
};
