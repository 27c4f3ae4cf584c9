/** A name with the address of its namespace, as `{http://…}local`: prefixes are only spelling. */
export type QualifiedName = string;

export interface XmlNode {
  readonly name: QualifiedName;
  /** As it stands in the file, prefix included: what a person searches for. */
  readonly written: string;
  readonly attributes: Readonly<Record<QualifiedName, string>>;
  readonly children: readonly XmlNode[];
  /** Without the space around it. */
  readonly text: string;
  /** Remarks that no reader of BPMN sees. */
  readonly comments: number;
}

export const qualified = (namespace: string | null, local: string): QualifiedName =>
  namespace === null || namespace === '' ? local : `{${namespace}}${local}`;

export const localOf = (name: QualifiedName): string => name.slice(name.lastIndexOf('}') + 1);

export const namespaceOf = (name: QualifiedName): string => name.slice(1, Math.max(1, name.lastIndexOf('}')));

const declares = ({ name }: Attr): boolean => name === 'xmlns' || name.startsWith('xmlns:');

const nodeOf = (element: Element): XmlNode => {
  const parts = [...element.childNodes];
  const words = parts.filter(({ nodeType }) => nodeType === Node.TEXT_NODE || nodeType === Node.CDATA_SECTION_NODE);
  return {
    name: qualified(element.namespaceURI, element.localName),
    written: element.tagName,
    attributes: Object.fromEntries(
      [...element.attributes]
        .filter((attribute) => !declares(attribute))
        .map(({ namespaceURI, localName, value }) => [qualified(namespaceURI, localName), value]),
    ),
    children: [...element.children].map(nodeOf),
    text: words
      .map(({ nodeValue }) => nodeValue ?? '')
      .join('')
      .trim(),
    comments: parts.filter(({ nodeType }) => nodeType === Node.COMMENT_NODE).length,
  };
};

/** As the browser reads it. */
export const treeOf = (xml: string): XmlNode =>
  nodeOf(new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'application/xml').documentElement);

/** Whether a whole document can be read. */
export const isXml = (xml: string): boolean =>
  new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('parsererror').length === 0;
