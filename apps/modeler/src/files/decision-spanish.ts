import { sayInPlace } from '@relevo/web';

/** What dmn-js says without asking for a translation. */
export const unaskedTexts: Readonly<Record<string, string>> = {
  'Move Input': 'Mover entrada',
  'Move Output': 'Mover salida',
  'Decision table context menu': 'Menú de la tabla',
  'Remove item': 'Quitar',
  Result: 'Resultado',
  Value: 'Valor',
};

const itsOwn = '.dmn-icon-drag, .context-menu-flex, .remove, .element-variable h2, .dms-heading';

/** The rest of dmn-js is translated where it asks for it. */
export const sayDecisionsInSpanish = (container: Element): (() => void) =>
  sayInPlace(container, {
    speaks: (element): element is Element => element?.matches(itsOwn) === true,
    say: (text) => unaskedTexts[text] ?? text,
  });
