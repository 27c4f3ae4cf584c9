import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { FormEditor } from '@bpmn-io/form-js';
import type { OpenFileEditor } from './file-surface.js';

/** form-js' editor on one `.form`. */
export const openForm: OpenFileEditor = ({ container, text, keep }) => {
  const editor = new FormEditor({ container });
  const open = async (): Promise<void> => {
    await editor.importSchema(JSON.parse(text) as never);
    editor.on('changed', () => keep(JSON.stringify(editor.saveSchema(), null, 2)));
  };
  return { opened: open(), destroy: () => editor.destroy() };
};
