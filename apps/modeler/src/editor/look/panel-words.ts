import { sayInPlace } from '@relevo/web';
import type { EventBus } from '../services.js';
import { inSpanish } from './spanish.js';

/** What the panel says by itself: on its buttons, at its marks, in its empty places. Names and values stand elsewhere. */
const itsOwn = [
  'button[class*="bio-properties-panel"]',
  '.bio-properties-panel-header-link',
  '.bio-properties-panel-dot',
  '.bio-properties-panel-list-badge',
  '.bio-properties-panel-add-entry-label',
  '.bio-properties-panel-collapsible-entry-header-title.empty',
  '.bio-properties-panel-simple input',
  '[class$="__open-popup-placeholder"]',
].join();

const panelWords = {
  speaks: (element: Element | null): element is Element => element?.matches(itsOwn) === true,
  say: (text: string): string => inSpanish(text) ?? text.replace(/^List contains (\d+) items?$/, 'En la lista: $1'),
};

/**
 * The parts of bpmn.io's panel take a `translate`, but whoever makes its entries seldom hands it on: they are said in
 * Spanish where they stand, in the panel and in the windows that it opens.
 */
const sayPanel = (bus: EventBus, { parent }: { readonly parent: Element }): void => {
  bus.on('diagram.destroy', sayInPlace(parent, panelWords));
  bus.on('feelPopup.opened', ({ domNode }: { readonly domNode: Element }) => sayInPlace(domNode, panelWords));
};

export const spanishPanelModule = { __init__: [['eventBus', 'config.propertiesPanel', sayPanel]] };
