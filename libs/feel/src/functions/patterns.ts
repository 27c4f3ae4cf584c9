/**
 * DMN 1.5 takes the regular expressions of XQuery and XPath 3.1. Their syntax is JavaScript's but for `x` (blanks in the
 * pattern mean nothing), `q` (nothing is special) and class subtraction; null where a pattern or a flag is none.
 */
export function pattern(written: string, flags: unknown, more: string): RegExp | null {
  const wanted = flags ?? '';
  if (typeof wanted !== 'string' || !/^[smixq]*$/.test(wanted)) return null;
  const source = wanted.includes('q') ? written.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : written;
  const text = wanted.includes('x') ? withoutBlanks(source) : source;
  try {
    return new RegExp(subtracted(text), `v${[...new Set(wanted.replace(/[xq]/g, ''))].join('')}${more}`);
  } catch {
    return null;
  }
}

/** Blanks inside a class count. */
const withoutBlanks = (source: string) =>
  source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+/gs, (part) => (/^\s/.test(part) ? '' : part));

/** `[A-Z-[IOQ]]` is `[[A-Z]--[IOQ]]` in JavaScript's sets. */
const subtracted = (source: string) =>
  source.replace(/\[(\^?(?:\\.|[^[\]\\])+)-\[((?:\\.|[^[\]\\])+)\]\]/gs, '[[$1]--[$2]]');

/** `$1` is a group and `\$` a dollar sign. */
export function replacement(written: string, flags: unknown): string {
  if (typeof flags === 'string' && flags.includes('q')) return written.replace(/\$/g, '$$$$');
  return written.replace(/\\([$\\])|\$0/g, (_whole, escaped?: string) => {
    if (escaped === undefined) return '$&';
    return escaped === '$' ? '$$' : '\\';
  });
}
