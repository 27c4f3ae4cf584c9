import type { Callable } from './callable.js';
import { pattern, replacement } from './patterns.js';
import { builtin, signature } from './signature.js';

/** DMN 1.5 §10.3.4.3. Places count characters (code points), from 1. */
export const stringFunctions: Readonly<Record<string, Callable>> = {
  substring: builtin(
    signature('string:string, start position:number, length:number', ([text, start, length]) =>
      substring(text, start, length),
    ),
    signature('string:string, start position:number', ([text, start]) => substring(text, start, Infinity)),
  ),
  'string length': builtin(signature('string:string', ([text]) => [...text].length)),
  'upper case': builtin(signature('string:string', ([text]) => text.toUpperCase())),
  'lower case': builtin(signature('string:string', ([text]) => text.toLowerCase())),
  'substring before': builtin(
    signature('string:string, match:string', ([text, match]) => text.slice(0, Math.max(0, text.indexOf(match)))),
  ),
  'substring after': builtin(
    signature('string:string, match:string', ([text, match]) =>
      text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
    ),
  ),
  contains: builtin(signature('string:string, match:string', ([text, match]) => text.includes(match))),
  'starts with': builtin(signature('string:string, match:string', ([text, match]) => text.startsWith(match))),
  'ends with': builtin(signature('string:string, match:string', ([text, match]) => text.endsWith(match))),
  matches: builtin(
    signature('input:string, pattern:string, flags:any?', ([input, written, flags]) =>
      pattern(written, flags, '')?.test(input),
    ),
  ),
  replace: builtin(
    signature('input:string, pattern:string, replacement:string, flags:any?', ([input, written, by, flags]) => {
      const found = pattern(written, flags, 'g');
      return found && !found.test('') ? input.replace(found, replacement(by, flags)) : null;
    }),
  ),
  split: builtin(
    signature('string:string, delimiter:string', ([text, delimiter]) => {
      const found = pattern(delimiter, null, '');
      return found && text.split(found);
    }),
  ),
  'string join': builtin(
    signature('list:list, delimiter:any?', ([list, delimiter]) => join(list, { delimiter })),
    signature('list:list, delimiter:any, prefix:string, suffix:string', ([list, delimiter, prefix, suffix]) => {
      const joined = join(list, { delimiter });
      return joined === null ? null : `${prefix}${joined}${suffix}`;
    }),
  ),
};

function substring(text: string, start: number, length: number): string | null {
  const letters = [...text];
  const from = start < 0 ? letters.length + start : start - 1;
  if (!Number.isInteger(start) || start === 0 || from < 0 || length < 1) return start === 0 ? null : '';
  return letters.slice(from, from + Math.trunc(Math.min(length, letters.length))).join('');
}

function join(list: readonly unknown[], { delimiter }: { readonly delimiter: unknown }): string | null {
  const texts = list.filter((each) => each !== null);
  const between = delimiter ?? '';
  if (typeof between !== 'string' || texts.some((each) => typeof each !== 'string')) return null;
  return texts.join(between);
}
