import { attributeOf, closesItself, edited, type Edit, localName, opens, tokens } from '@relevo/web/markup';

/** A remark of the file, `<!-- … -->`, and what it stands at. */
interface Remark {
  readonly text: string;
  /** The element that follows in the same parent; null: nothing follows. */
  readonly before: string | null;
  /** The elements around it, outermost first. */
  readonly within: readonly string[];
}

interface Span {
  /** Of the whole tag that opens the element. */
  readonly opens: readonly [from: number, to: number];
  /** Where `</…>` begins; null: the element closes itself. */
  readonly closes: number | null;
}

interface Outline {
  readonly spans: ReadonlyMap<string, Span>;
  readonly remarks: readonly Remark[];
}

/** Elements by what they keep when a file is written anew: their id, else their place among their likes. */
const outlineOf = (xml: string): Outline => {
  const spans = new Map<string, Span>();
  const remarks: Remark[] = [];
  const around: { readonly key: string; readonly likes: Map<string, number> }[] = [{ key: '', likes: new Map() }];
  let waiting: string[] = [];
  const within = (): readonly string[] => around.slice(1).map(({ key }) => key);
  const settle = (before: string | null): void => {
    remarks.push(...waiting.map((text) => ({ text, before, within: within() })));
    waiting = [];
  };
  for (const { 0: token, index } of xml.matchAll(tokens)) {
    const parent = around.at(-1);
    if (parent === undefined) break;
    if (token.startsWith('<!--')) waiting.push(token);
    else if (token.startsWith('</')) {
      settle(null);
      const span = spans.get(parent.key);
      if (span?.closes === null && around.length > 1) spans.set(parent.key, { ...span, closes: index });
      around.pop();
    } else if (opens(token)) {
      const name = localName(token);
      const place = parent.likes.get(name) ?? 0;
      parent.likes.set(name, place + 1);
      const id = attributeOf(token, 'id');
      const key = id === undefined ? `${parent.key}/${name}[${place}]` : `${name}#${id}`;
      settle(key);
      if (!spans.has(key)) spans.set(key, { opens: [index, index + token.length], closes: null });
      if (!closesItself(token)) around.push({ key, likes: new Map() });
    }
  }
  settle(null);
  return { spans, remarks };
};

const indentAt = (xml: string, at: number): string => /(?:^|\n)([ \t]*)$/.exec(xml.slice(0, at))?.[1] ?? '';

type Target = { readonly before: string } | { readonly lastIn: string | null };

const targetOf = ({ before, within }: Remark, { spans }: Outline): Target =>
  before !== null && spans.has(before) ? { before } : { lastIn: within.findLast((key) => spans.has(key)) ?? null };

const insertionOf = (target: Target, texts: readonly string[], { spans }: Outline, xml: string): Edit => {
  const span = spans.get(('before' in target ? target.before : target.lastIn) ?? '');
  if (span === undefined) return { at: xml.length, until: xml.length, text: texts.map((text) => `\n${text}`).join('') };
  const [from, to] = span.opens;
  const indent = indentAt(xml, from);
  if ('before' in target) return { at: from, until: from, text: texts.map((text) => `${text}\n${indent}`).join('') };
  if (span.closes !== null) {
    const at = span.closes - indentAt(xml, span.closes).length;
    return { at, until: at, text: texts.map((text) => `${indent}  ${text}\n`).join('') };
  }
  const tag = xml.slice(from, to);
  const name = /^<([\w:.-]+)/.exec(tag)?.[1] ?? '';
  return { at: from, until: to, text: `${tag.replace(/\s*\/>$/, '>')}${texts.join('')}</${name}>` };
};

/**
 * Puts the remarks of a file into what was written from it: bpmn-moddle reads none. Each stands before the element that
 * it stood before; where that is gone, last in what was around it.
 */
export const withRemarksOf = (original: string, written: string): string => {
  if (!original.includes('<!--')) return written;
  const outline = outlineOf(written);
  const targets = new Map<string, { readonly target: Target; readonly texts: string[] }>();
  for (const remark of outlineOf(original).remarks) {
    const target = targetOf(remark, outline);
    const found = targets.get(JSON.stringify(target)) ?? { target, texts: [] };
    found.texts.push(remark.text);
    targets.set(JSON.stringify(target), found);
  }
  return edited(
    written,
    [...targets.values()].map(({ target, texts }) => insertionOf(target, texts, outline, written)),
  );
};
