import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import DmnModeler from 'dmn-js/lib/Modeler';
import { spanishDecisions } from '../editor/look/spanish-decisions.js';
import { sayDecisionsInSpanish } from './decision-spanish.js';
import type { FileSurface, OpenFileEditor } from './file-surface.js';
import { columnFor } from './new-from.js';

const settled = 400;

const drdRenderer = { defaultFillColor: 'var(--r-surface)', defaultStrokeColor: 'var(--r-ink-soft)' };

/** What is used of dmn-js' table editor. */
interface TableParts {
  get(name: 'editorActions'): {
    trigger(action: 'addInput'): { readonly businessObject: { readonly inputExpression: object } };
  };
  get(name: 'modeling'): {
    updateProperties(of: object, set: object): void;
    editAllowedValues(of: object, values: readonly string[]): void;
  };
}

/** dmn-js on one `.dmn`, at its table. */
export const openDecision: OpenFileEditor = ({ container, text, language, keep }) => {
  const translate = (template: string, values: Readonly<Record<string, string>> = {}): string =>
    ((language === 'es' ? spanishDecisions[template] : undefined) ?? template).replace(
      /\{\s*(\w+)\s*\}/g,
      (whole, key: string) => values[key] ?? whole,
    );
  const leave = language === 'es' ? sayDecisionsInSpanish(container) : () => undefined;
  // dmn-js takes modules view by view; those of `common` it drops.
  const spoken = { additionalModules: [{ translate: ['value', translate] }] };
  const modeler = new DmnModeler({
    container,
    drd: { drdRenderer, ...spoken },
    decisionTable: spoken,
    literalExpression: spoken,
    boxedExpression: spoken,
  });
  let timer: ReturnType<typeof setTimeout> | null = null;
  const hand = async (): Promise<void> => {
    timer = null;
    const { xml } = await modeler.saveXML({ format: true });
    keep(xml);
  };
  const changed = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void hand(), settled);
  };
  /** Each view brings its own bus; listening twice to one is avoided. */
  const listen = (): void => {
    const viewer = modeler.getActiveViewer();
    viewer?.off('elements.changed', changed);
    viewer?.on('elements.changed', changed);
  };
  const open = async (): Promise<void> => {
    await modeler.importXML(text);
    const table = modeler.getViews().find(({ type }) => type === 'decisionTable');
    if (table !== undefined) await modeler.open(table);
    modeler.on('views.changed', listen);
    listen();
  };
  const add: FileSurface['add'] = (variable) => {
    const column = columnFor(variable);
    const parts = modeler.getActiveViewer() as unknown as TableParts;
    const input = parts.get('editorActions').trigger('addInput').businessObject;
    const update = (of: object, set: object): void => parts.get('modeling').updateProperties(of, set);
    update(input, { label: column.label });
    update(input.inputExpression, { text: column.expression, typeRef: column.typeRef });
    if (column.values !== '') parts.get('modeling').editAllowedValues(input, column.values.split(','));
  };
  return {
    opened: open(),
    add,
    destroy: () => {
      const left = timer === null ? Promise.resolve() : hand();
      leave();
      void left.finally(() => modeler.destroy());
    },
  };
};
