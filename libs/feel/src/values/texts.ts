import { FeelRange } from 'feelin';
import { kindOf, type FeelContext } from './kinds.js';
import { numberText } from './numbers.js';
import { isoText } from './temporal.js';

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** DMN 1.5, `string(from)`; texts inside lists and contexts stand in quotes. */
export function textOf(value: unknown, inside = false): string {
  switch (kindOf(value)) {
    case 'nil':
      return 'null';
    case 'string':
      return inside ? quoted(value as string) : (value as string);
    case 'boolean':
      return String(value);
    case 'number':
      return numberText(value as number);
    case 'list':
      return `[${(value as readonly unknown[]).map((element) => textOf(element, true)).join(', ')}]`;
    case 'context':
      return `{${Object.entries(value as FeelContext)
        .map(entryText)
        .join(', ')}}`;
    case 'range':
      return rangeText(value as FeelRange);
    case 'function':
      return '<function>';
    default:
      return isoText(value as { readonly iso: string });
  }
}

const entryText = ([name, value]: readonly [string, unknown]) =>
  `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : quoted(name)}: ${textOf(value, true)}`;

function rangeText(range: FeelRange): string {
  const { start, end } = range;
  const open = range['start included'] ? '[' : '(';
  const close = range['end included'] ? ']' : ')';
  return `${open}${textOf(start, true)}..${textOf(end, true)}${close}`;
}
