import { SaxesParser } from 'saxes';
import { qualified, type XmlNode } from '../../../apps/modeler/src/faithful/xml-tree.js';

interface Open {
  name: string;
  written: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
  comments: number;
}

const xmlns = 'http://www.w3.org/2000/xmlns/';

/** As the modeler's own tree, read by another reader than the browser's. */
export const saxesTree = (xml: string): XmlNode => {
  const parser = new SaxesParser({ xmlns: true });
  const document: Open = { name: '', written: '', attributes: {}, children: [], text: '', comments: 0 };
  const open = [document];
  const top = (): Open => open.at(-1) ?? document;
  parser.on('opentag', ({ uri, local, name, attributes }) => {
    const own = Object.values(attributes).filter(({ uri: of, name: called }) => of !== xmlns && called !== 'xmlns');
    const node: Open = {
      name: qualified(uri, local),
      written: name,
      attributes: Object.fromEntries(own.map((each) => [qualified(each.uri, each.local), each.value])),
      children: [],
      text: '',
      comments: 0,
    };
    top().children.push(node);
    open.push(node);
  });
  const words = (text: string): void => void (top().text += text);
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('comment', () => (top().comments += 1));
  parser.on('closetag', () => {
    top().text = top().text.trim();
    open.pop();
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  const [root] = document.children;
  if (root === undefined) throw new Error('Expected one element, but the file is empty.');
  return root;
};

export const isXml = (xml: string): boolean => {
  try {
    saxesTree(xml);
    return true;
  } catch {
    return false;
  }
};
