import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Finding } from '../definition.js';
import type { XmlAttribute, XmlElement } from './xml-element.js';

/** Characters a diagram may have; the largest diagram we know of has 1.2 million. */
export const MAX_SIZE = 5 * 1024 * 1024;
/** Nested elements; BPMN files that people draw stay below 30. */
export const MAX_DEPTH = 100;

export type XmlReading =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly finding: Finding };

interface OpenElement extends XmlElement {
  attributes: XmlAttribute[];
  children: OpenElement[];
  text: string;
}

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads well-formed XML without a document type: entities cannot expand, and nothing is fetched. */
export function readXml(xml: string): XmlReading {
  try {
    refuseHugeOrUnstorable(xml);
    return { ok: true, root: parse(xml) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, finding: { severity: 'error', code: error.code, message: error.message } };
  }
}

function refuseHugeOrUnstorable(xml: string): void {
  if (xml.length > MAX_SIZE) {
    const size = (xml.length / (1024 * 1024)).toFixed(1);
    throw new Refused(
      'file-too-large',
      `Expected a diagram of at most 5 MB, but it has ${size} MB. Remove embedded pictures or split the diagram with call activities.`,
    );
  }
  if (xml.trim() === '') {
    throw new Refused('not-xml', 'Expected a BPMN diagram, but the file is empty. Upload the .bpmn file itself.');
  }
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function refuseUnstorableText(value: string, parser: SaxesParser<{ xmlns: true }>): void {
  if (value.includes('\u0000') || LONE_SURROGATE.test(value)) {
    throw new Refused(
      'invalid-text',
      `Expected text of whole Unicode characters, but ${at(parser)} holds U+0000 or half a surrogate pair. Delete the character that is not shown and save again.`,
    );
  }
}

function parse(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const tree = new TreeBuilder(parser);
  parser.on('error', (error) => {
    refuseUnstorableText(xml, parser);
    throw new Refused(
      'not-well-formed',
      `Expected well-formed XML, but ${at(parser)}: ${reasonOf(error)}. Open the file in the tool that made it and save it again.`,
    );
  });
  parser.on('doctype', () => {
    throw new Refused(
      'doctype',
      `Expected a diagram without a document type, but ${at(parser)} declares one (DOCTYPE). Entities are never expanded: delete the declaration.`,
    );
  });
  parser.on('opentag', (tag) => tree.open(tag));
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  parser.on('closetag', () => tree.close());
  parser.write(xml).close();
  return tree.root();
}

class TreeBuilder {
  private readonly stack: OpenElement[] = [];
  private first: OpenElement | null = null;

  constructor(private readonly parser: SaxesParser<{ xmlns: true }>) {}

  open(tag: SaxesTagNS): void {
    if (this.stack.length >= MAX_DEPTH) {
      throw new Refused(
        'too-deep',
        `Expected at most ${MAX_DEPTH} nested elements, but ${at(this.parser)} goes deeper. Move inner subprocesses into processes of their own.`,
      );
    }
    const attributes = Object.values(tag.attributes)
      .filter((each) => each.prefix !== 'xmlns' && each.name !== 'xmlns')
      .map((each) => ({ namespace: each.uri, name: each.local, value: each.value }));
    for (const each of attributes) refuseUnstorableText(each.value, this.parser);
    const parent = this.stack.at(-1) ?? null;
    const element: OpenElement = {
      namespace: tag.uri,
      name: tag.local,
      attributes,
      children: [],
      text: '',
      parent,
      line: this.parser.line,
      column: this.parser.column,
    };
    parent?.children.push(element);
    this.first ??= element;
    this.stack.push(element);
  }

  text(text: string): void {
    refuseUnstorableText(text, this.parser);
    const element = this.stack.at(-1);
    if (element) element.text += text;
  }

  close(): void {
    this.stack.pop();
  }

  root(): XmlElement {
    if (!this.first) throw new Refused('not-xml', 'Expected a BPMN diagram, but the file has no element.');
    return this.first;
  }
}

function at(parser: SaxesParser<{ xmlns: true }>): string {
  return `line ${parser.line}, column ${parser.column}`;
}

/** saxes starts its messages with the position, which ours already names. */
function reasonOf(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}
