/** What a library without translations is to say, and where. */
export interface PlacedWords {
  /** Whether an element's own texts are the library's, and not what people wrote. */
  readonly speaks: (element: Element | null) => element is Element;
  /** A text it does not know stays as it is. */
  readonly say: (text: string) => string;
}

const attributes = ['title', 'placeholder', 'aria-label'];

/**
 * Says a library's words in another language where it has put them, before the browser paints. It writes a text again
 * only when the text changes, and then this is called again. Returns what ends it.
 */
export const sayInPlace = (container: Element, { speaks, say }: PlacedWords): (() => void) => {
  const sayText = (node: Text): void => {
    const ours = speaks(node.parentElement) ? say(node.data) : node.data;
    if (ours !== node.data) node.data = ours;
  };
  const sayAttributes = (element: Element): void => {
    if (!speaks(element)) return;
    for (const name of attributes) {
      const text = element.getAttribute(name);
      const ours = text === null ? null : say(text);
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
