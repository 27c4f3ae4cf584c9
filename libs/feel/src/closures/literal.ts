import type { SyntaxNode } from '../syntax.js';

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' };

/** The value of a literal node, or undefined where it is none. */
export function literal(node: SyntaxNode): { readonly value: unknown } | undefined {
  switch (node.name) {
    case 'NumericLiteral':
      return { value: Number(node.text.replace(/\s/g, '')) };
    case 'BooleanLiteral':
      return { value: node.text === 'true' };
    case 'null':
      return { value: null };
    case 'StringLiteral':
      return { value: readText(node.text) };
    default:
      return undefined;
  }
}

/** DMN 1.5 §10.3.1.2, string literals: escape sequences of a string literal. */
export function readText(written: string): string {
  return written
    .slice(1, -1)
    .replace(/\\(?:u([a-fA-F0-9]{5,6})|u([a-fA-F0-9]{1,4})|(["\\nrt]))/gi, (whole, long, short, letter) => {
      if (long) return String.fromCodePoint(parseInt(String(long), 16));
      if (short) return String.fromCharCode(parseInt(String(short), 16));
      return escapes[String(letter).toLowerCase()] ?? String(whole);
    });
}
