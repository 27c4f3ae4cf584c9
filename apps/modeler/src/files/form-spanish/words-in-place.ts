import { formSpanish, sayInPlace } from '@relevo/web';
import { inFormSpanish } from './texts.js';

/** Where form-js speaks: around the form and in its empty places. What stands in the form is its author's. */
const itsOwn = [
  '.fjs-palette-container',
  '.fjs-properties-container',
  '.bio-properties-panel-popup',
  '.fjs-context-pad',
  '.fjs-empty-editor',
  '.fjs-empty-component',
  '.fjs-form-field-placeholder',
  '.fjs-documentPreview-placeholder',
  '.fjs-iframe-placeholder',
  '.fjs-form .fjs-table-td',
  '.fjs-repeat-render-footer',
  '.fjs-resizer-tooltip',
].join(',');

/** What people wrote, shown in the panel: a field's name, an option's, expressions. */
const theirs = [
  '.bio-properties-panel-header-label',
  '.bio-properties-panel-collapsible-entry-header-title:not(.empty)',
  'select[name="defaultValue"] option:not([value=""], [value="true"], [value="false"])',
  '.cm-editor',
  'pre',
  'code',
  'textarea',
].join(',');

const speaks = (element: Element | null): element is Element =>
  element !== null && element.closest(itsOwn) !== null && element.closest(theirs) === null;

/** form-js' editor asks no one for its words: they stand in its components. */
export const sayInSpanish = (container: Element): (() => void) => {
  const stops = [sayInPlace(container, { speaks, say: inFormSpanish }), sayInPlace(container, formSpanish)];
  return () => stops.forEach((stop) => stop());
};
