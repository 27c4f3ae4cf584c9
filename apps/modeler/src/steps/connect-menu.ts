import type { Connecting } from './connecting.js';
import type { Shape } from './diagram.js';

type MenuEntries = Readonly<Record<string, object>>;

interface PopupMenu {
  registerProvider(id: string, priority: number, provider: object): void;
}

/** After the steps have taken their place in the list. */
const afterSteps = 50;

/** In the list of what comes next, behind the steps: arrows to what is drawn already. */
export const offerConnecting = (popupMenu: PopupMenu, connecting: Connecting): void => {
  popupMenu.registerProvider('bpmn-append', afterSteps, {
    // Nothing may be appended: no arrow may leave it either.
    getPopupMenuEntries: (source: Shape) => (entries: MenuEntries) =>
      Object.keys(entries).length === 0 ? entries : { ...entries, ...connecting.entries(source) },
  });
};
