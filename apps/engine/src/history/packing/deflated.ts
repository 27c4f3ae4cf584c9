import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Dictionary, dictionaryOf, LATEST_DICTIONARY } from './dictionaries.js';

/** For texts of some hundred bytes: a window that holds dictionary and text, and small first buffers. */
const small = { level: 6, windowBits: 13, memLevel: 4, chunkSize: 1024 } as const;

const latest = dictionaryOf(LATEST_DICTIONARY);

/** The most that packed bytes may grow to: a case's variables are bounded far below (RELEVO_LIMIT_VARIABLE_SIZE). */
const MOST_BYTES = 2 ** 30;

/** A byte with the dictionary's number, then the deflated text. `write` gets that dictionary. */
export const deflated = (write: (dictionary: Dictionary) => string): Buffer =>
  Buffer.concat([Buffer.of(LATEST_DICTIONARY), deflateRawSync(write(latest), { ...small, dictionary: latest.text })]);

export interface Inflated {
  readonly text: string;
  readonly dictionary: Dictionary;
}

export const inflated = (bytes: Buffer): Inflated => {
  const dictionary = dictionaryOf(bytes[0] ?? 0);
  const text = inflateRawSync(bytes.subarray(1), { dictionary: dictionary.text, maxOutputLength: MOST_BYTES });
  return { text: text.toString('utf8'), dictionary };
};
