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

const attributes = ['title', 'placeholder', 'aria-label'];

const speaks = (element: Element | null): element is Element =>
  element !== null && element.closest(itsOwn) !== null && element.closest(theirs) === null;

const sayText = (node: Text): void => {
  const ours = speaks(node.parentElement) ? inFormSpanish(node.data) : node.data;
  if (ours !== node.data) node.data = ours;
};

const sayAttributes = (element: Element): void => {
  if (!speaks(element)) return;
  for (const name of attributes) {
    const text = element.getAttribute(name);
    const ours = text === null ? null : inFormSpanish(text);
    if (ours !== null && ours !== text) element.setAttribute(name, ours);
  }
};

const sayAll = (root: Node): void => {
  if (root instanceof Text) return sayText(root);
  if (!(root instanceof Element)) return;
  sayAttributes(root);
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
    if (node instanceof Text) sayText(node);
    else if (node instanceof Element) sayAttributes(node);
};

/**
 * form-js' editor asks no one for its words: they stand in its components. They are said in Spanish where it has put
 * them, before the browser paints; it writes a text again only when the text changes, and then this is called again.
 */
export const sayInSpanish = (container: Element): (() => void) => {
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'childList') addedNodes.forEach(sayAll);
      else if (type === 'attributes' && target instanceof Element) sayAttributes(target);
      else if (target instanceof Text) sayText(target);
  });
  sayAll(container);
  observer.observe(container, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
  return () => observer.disconnect();
};
