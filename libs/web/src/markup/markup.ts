import { attributeOf, closesItself, edited, type Edit, localName, nameOf, opens, tokens } from './xml-tokens.js';

/** Stands in the memory of the editor only, at what holds markup; its value says in which element. */
const mark = 'relevo-markup';

/** `tDocumentation`, `tText` and `tScript` hold "any element" between their words (BPMN 2.0.2, 8.3.1, 8.4.1.2, 10.3.3.3). */
const mixed = ['documentation', 'text', 'script'];

interface Around {
  readonly tag: string;
  readonly opensAt: number;
  /** Where its content begins. */
  readonly from: number;
  readonly isMixed: boolean;
  hasMarkup: boolean;
}

const escaped = (xml: string): string => xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const character = (reference: string): string => {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return String.fromCodePoint(code);
};

const unescaped = (text: string): string =>
  text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, reference: string) =>
    reference.startsWith('#') ? character(reference) : (named[reference] ?? whole),
  );

/** Documentation has attributes of its own to bear the mark; of a text or script the model knows the words alone. */
const bearerOf = (holder: Around, parent: Around | undefined): Around =>
  localName(holder.tag) === 'documentation' ? holder : (parent ?? holder);

/** A default namespace that only the holder declares goes with its words: moddle does not write it again. */
const withNamespaceOf = ({ tag }: Around, markup: string): string => {
  const namespace = attributeOf(tag, 'xmlns');
  if (namespace === undefined) return markup;
  const edits: Edit[] = [];
  let depth = 0;
  for (const { 0: token, index } of markup.matchAll(tokens)) {
    const isBare = opens(token) && nameOf(token) === localName(token) && attributeOf(token, 'xmlns') === undefined;
    const at = index + 1 + nameOf(token).length;
    if (depth === 0 && isBare) edits.push({ at, until: at, text: ` xmlns="${namespace}"` });
    if (opens(token) && !closesItself(token)) depth += 1;
    else if (token.startsWith('</')) depth -= 1;
  }
  return edited(markup, edits);
};

const asText = (xml: string, holder: Around, parent: Around | undefined, until: number): readonly Edit[] => {
  const { tag, opensAt } = bearerOf(holder, parent);
  const end = opensAt + tag.length - 1;
  return [
    { at: end, until: end, text: ` ${mark}="${localName(holder.tag)}"` },
    { at: holder.from, until, text: escaped(withNamespaceOf(holder, xml.slice(holder.from, until))) },
  ];
};

/** With the prefix that the file's first element has. */
const mixedLike = (definitions: string): readonly string[] => {
  const prefix = nameOf(definitions).slice(0, -localName(definitions).length);
  return mixed.map((name) => `${prefix}${name}`);
};

/**
 * The same file with the markup inside of documentation, texts and scripts as text: `&lt;b>bold&lt;/b>`. bpmn-moddle
 * reads no elements between words, and whoever edits it sees all there is. It is never shown as HTML.
 */
export const withMarkupAsText = (xml: string): string => {
  const edits: Edit[] = [];
  const around: Around[] = [];
  let names: readonly string[] | null = null;
  for (const { 0: token, index } of xml.matchAll(tokens)) {
    if (opens(token)) {
      names ??= mixedLike(token);
      const holder = around.find(({ isMixed }) => isMixed);
      if (holder !== undefined) holder.hasMarkup = true;
      const isForeign = around.some(({ tag }) => localName(tag) === 'extensionElements');
      const isMixed = holder === undefined && !isForeign && names.includes(nameOf(token));
      if (closesItself(token)) continue;
      around.push({ tag: token, opensAt: index, from: index + token.length, isMixed, hasMarkup: false });
    } else if (token.startsWith('</')) {
      const closed = around.pop();
      if (closed?.hasMarkup === true) edits.push(...asText(xml, closed, around.at(-1), index));
    }
  }
  return edited(xml, edits);
};

/** Prefixes that the file declares anywhere. */
const declarationsIn = (xml: string): string =>
  [...new Map([...xml.matchAll(/\s(xmlns:[\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g)].map(([, name, uri]) => [name, uri]))]
    .map(([name, uri]) => `${name}=${uri}`)
    .join(' ');

/** Takes the mark away from a tag, and from nothing else. */
const unmarked = ({ tag, opensAt }: Pick<Around, 'tag' | 'opensAt'>): Edit => {
  const text = tag.replace(new RegExp(`\\s${mark}="\\w*"`), '');
  return { at: opensAt, until: opensAt + tag.length, text };
};

/**
 * What {@link withMarkupAsText} made text is markup again. Where somebody has changed it so that it is no XML any more,
 * it stays text, every character of it. `isXml` tells of a whole document.
 */
export const withMarkupAgain = (written: string, isXml: (document: string) => boolean): string => {
  if (!written.includes(` ${mark}="`)) return written;
  const declarations = declarationsIn(written);
  const edits: Edit[] = [];
  const around: Pick<Around, 'tag' | 'from'>[] = [];
  for (const { 0: token, index } of written.matchAll(tokens)) {
    if (opens(token)) {
      if (attributeOf(token, mark) !== undefined) edits.push(unmarked({ tag: token, opensAt: index }));
      if (!closesItself(token)) around.push({ tag: token, from: index + token.length });
    } else if (token.startsWith('</')) {
      const closed = around.pop();
      const bearers = [closed, around.at(-1)].map((one) => one && attributeOf(one.tag, mark));
      if (closed === undefined || !bearers.includes(localName(closed.tag))) continue;
      const text = unescaped(written.slice(closed.from, index));
      if (isXml(`<m ${declarations}>${text}</m>`)) edits.push({ at: closed.from, until: index, text });
    }
  }
  return edited(written, edits);
};
