import { z } from 'zod';

// eslint-disable-next-line no-control-regex -- U+0000 is what is looked for: jsonb and text refuse it
const unstorable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** False for text with U+0000 or a lone surrogate, which PostgreSQL refuses (design §5). */
export const isStorable = (text: string): boolean => !unstorable.test(text);

export interface TextBounds {
  readonly min?: number;
  readonly max: number;
}

/** A string that a person wrote: bounded and storable. */
export const plainText = ({ min = 0, max }: TextBounds) =>
  z
    .string()
    .max(max, `Expected at most ${max} characters, but there are more. Shorten it.`)
    .refine((text) => text.trim().length >= min, 'Expected some text, but it is empty. Write something.')
    .refine(isStorable, {
      message:
        'Expected readable text, but it holds a character that cannot be kept (U+0000 or half a pair). Remove it.',
      params: { code: 'invalid-text' },
    });
