/** Remarks, character data, declarations and tags of a file, each whole; what lies between them is text. */
export const tokens = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<\/?[\w:.-]+(?:[^<>"']|"[^"]*"|'[^']*')*>/g;

/** True of `<a>` and `<a/>`; false of what closes, of remarks and of declarations. */
export const opens = (token: string): boolean => /^<[^?!/]/.test(token);

export const closesItself = (tag: string): boolean => tag.endsWith('/>');

/** As written, prefix included. */
export const nameOf = (tag: string): string => /^<\/?([\w:.-]+)/.exec(tag)?.[1] ?? '';

export const localName = (tag: string): string => nameOf(tag).replace(/^[^:]*:/, '');

/** The value of an attribute as it is written. */
export const attributeOf = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(tag)?.[2];

/** Text that takes the place of what stands from `at` until `until`. */
export interface Edit {
  readonly at: number;
  readonly until: number;
  readonly text: string;
}

/** None may overlap another; at one place what is put in stands before what is replaced. */
export const edited = (xml: string, edits: readonly Edit[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const { at, until, text } of edits.toSorted((one, other) => one.at - other.at || one.until - other.until)) {
    parts.push(xml.slice(from, at), text);
    from = until;
  }
  return [...parts, xml.slice(from)].join('');
};
