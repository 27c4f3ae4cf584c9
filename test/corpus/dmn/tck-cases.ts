import { SaxesParser } from 'saxes';

/** A test of the DMN TCK: inputs by name, and the expected result of each named decision. */
export interface TckCase {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The test cases of a `*-test-*.xml`. */
export const readTckCases = (xml: string): readonly TckCase[] =>
  childrenOf(readXml(xml), 'testCase').map((testCase) => ({
    id: testCase.attributes['id'] ?? '',
    inputs: named(childrenOf(testCase, 'inputNode')),
    expected: Object.fromEntries(
      childrenOf(testCase, 'resultNode').map((node) => [
        node.attributes['name'] ?? '',
        valueOf(childrenOf(node, 'expected')[0]),
      ]),
    ),
  }));

/** Ids of a model's decisions and decision services, by name: the TCK names them so. */
export const idsByName = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    [...childrenOf(readXml(xml), 'decision'), ...childrenOf(readXml(xml), 'decisionService')].map(({ attributes }) => [
      attributes['name'] ?? '',
      attributes['id'] ?? '',
    ]),
  );

const childrenOf = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name.replace(/^.*:/, '') === name);

const named = (elements: readonly Element[]): Record<string, unknown> =>
  Object.fromEntries(elements.map((element) => [element.attributes['name'] ?? '', valueOf(element)]));

const valueOf = (element: Element | undefined): unknown => {
  if (!element) return null;
  const [list] = childrenOf(element, 'list');
  if (list) return childrenOf(list, 'item').map(valueOf);
  const components = childrenOf(element, 'component');
  if (components.length > 0) return named(components);
  const [value] = childrenOf(element, 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return null;
  const type = value.attributes['xsi:type']?.replace(/^.*:/, '') ?? '';
  if (type === 'boolean') return value.text.trim() === 'true';
  return ['decimal', 'double', 'integer', 'int', 'long'].includes(type) ? Number(value.text) : value.text;
};

const readXml = (xml: string): Element => {
  const stack: Element[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => {
    const element = stack.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => stack.pop());
  parser.write(xml).close();
  const [root] = stack[0]?.children ?? [];
  if (!root) throw new Error('Expected an XML file, but it is empty.');
  return root;
};
