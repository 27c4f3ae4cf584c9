import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Finding } from '../definition.js';
import { BPMN, BPMNDI, type XmlAttribute, type XmlElement } from './xml-element.js';

/** Characters a diagram may have; the largest diagram we know of has 1.2 million. */
export const MAX_SIZE = 5 * 1024 * 1024;
/** Nested elements; BPMN files that people draw stay below 30. */
export const MAX_DEPTH = 100;
/** Elements of all kinds, drawing included; a large hand-drawn diagram has 3,000. */
export const MAX_ELEMENTS = 50_000;

export type XmlReading =
  | {
      readonly ok: true;
      readonly root: XmlElement;
      /** The file without its drawings, which say nothing about execution. */
      readonly semantic: string;
      /** The file with its drawings, as bpmn-moddle can read it: without the markup between words. */
      readonly drawn: string;
    }
  | { readonly ok: false; readonly finding: Finding };

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
    return { ok: true, ...parse(xml) };
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

function parse(xml: string): Omit<XmlReading & { readonly ok: true }, 'ok'> {
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
  parser.on('opentagstart', () => tree.begin(xml.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => tree.open(tag));
  parser.on('text', (text) => tree.text(text));
  parser.on('cdata', (text) => tree.text(text));
  parser.on('closetag', () => tree.close());
  parser.write(xml).close();
  const semantic = without(xml, [...tree.drawings, ...tree.markup]);
  return { root: tree.root(), semantic, drawn: without(xml, tree.markup) };
}

type Range = readonly [start: number, end: number];

/** `tDocumentation`, `tText` and `tScript` hold "any element" between their words. */
const MIXED = new Set(['documentation', 'text', 'script']);

const isMixed = ({ namespace, name }: XmlElement): boolean => namespace === BPMN && MIXED.has(name);

function without(xml: string, some: readonly Range[]): string {
  const ranges = some.toSorted(([one], [other]) => one - other);
  const starts = [0, ...ranges.map(([, end]) => end)];
  const ends = [...ranges.map(([start]) => start), xml.length];
  return starts.map((start, index) => xml.slice(start, ends[index])).join('');
}

class TreeBuilder {
  private readonly stack: OpenElement[] = [];
  private first: OpenElement | null = null;
  private count = 0;
  private start = 0;
  /** What is left out, as long as it is open: one at a time. */
  private leaving: { readonly element: XmlElement; readonly start: number } | null = null;
  /** Where they stand in the file. */
  readonly drawings: Range[] = [];
  readonly markup: Range[] = [];

  constructor(private readonly parser: SaxesParser<{ xmlns: true }>) {}

  begin(position: number): void {
    this.start = position;
  }

  open(tag: SaxesTagNS): void {
    this.refuseTooMany();
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
    if (this.isDrawing(element) || (parent && isMixed(parent))) this.leaving ??= { element, start: this.start };
  }

  text(text: string): void {
    refuseUnstorableText(text, this.parser);
    const element = this.stack.at(-1);
    if (element) element.text += text;
  }

  close(): void {
    const element = this.stack.pop();
    if (!element || element !== this.leaving?.element) return;
    const ranges = this.isDrawing(element) ? this.drawings : this.markup;
    ranges.push([this.leaving.start, this.parser.position]);
    this.leaving = null;
  }

  private isDrawing(element: XmlElement): boolean {
    return element.namespace === BPMNDI && element.parent === this.first;
  }

  private refuseTooMany(): void {
    this.count += 1;
    if (this.count <= MAX_ELEMENTS) return;
    throw new Refused(
      'too-many-elements',
      `Expected at most ${MAX_ELEMENTS} elements, but there are more. Split the diagram with call activities.`,
    );
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
