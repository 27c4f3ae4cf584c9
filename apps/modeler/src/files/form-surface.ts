import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { FormEditor } from '@bpmn-io/form-js';
import type { OpenFileEditor } from './file-surface.js';

/** Milliseconds after the last key until a field counts: short enough that nobody is elsewhere by then. */
const typingSettles = 100;

/** form-js' editor on one `.form`. */
export const openForm: OpenFileEditor = ({ container, text, keep }) => {
  const editor = new FormEditor({ container, debounce: typingSettles } as never);
  const open = async (): Promise<void> => {
    await editor.importSchema(JSON.parse(text) as never);
    editor.on('changed', () => keep(JSON.stringify(editor.saveSchema(), null, 2)));
  };
  return { opened: open(), destroy: () => editor.destroy() };
};
