import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import DmnModeler from 'dmn-js/lib/Modeler';
import type { OpenFileEditor } from './file-surface.js';

const settled = 400;

const drdRenderer = { defaultFillColor: 'var(--r-surface)', defaultStrokeColor: 'var(--r-ink-soft)' };

/** dmn-js on one `.dmn`, at its table. */
export const openDecision: OpenFileEditor = ({ container, text, keep }) => {
  const modeler = new DmnModeler({ container, drd: { drdRenderer } });
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
  return {
    opened: open(),
    destroy: () => {
      const left = timer === null ? Promise.resolve() : hand();
      void left.finally(() => modeler.destroy());
    },
  };
};
