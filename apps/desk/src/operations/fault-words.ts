import { en } from '../languages/en/index.js';
import type { useWords } from '../words.js';

type Code = keyof typeof en.operations.codes;

const isKnown = (code: string): code is Code => Object.hasOwn(en.operations.codes, code);

/** A fault's cause in words; a code of a newer engine as it is. */
export const causeWords = (t: ReturnType<typeof useWords>, code: string): string =>
  isKnown(code) ? t(`operations.codes.${code}`) : code;

/** What somebody typed as a value: JSON where it is some, else the text itself. */
export const typedValue = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
