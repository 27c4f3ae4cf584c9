import type { IncomingHttpHeaders } from 'node:http';

/** The most that a body of JSON may have (http/json-body.ts). */
export const largestJson = 6 * 1_048_576;
/** What an upload that does not say its length may become, counted as if it did: files of 4 MB, several of them. */
const unknownUpload = 8 * 1_048_576;

/** Bytes of a body before it has been read: what it says of itself, or the most that it may be. */
export const bodyBytes = (headers: IncomingHttpHeaders): number => {
  const length = Number(headers['content-length']);
  if (Number.isSafeInteger(length) && length >= 0) return length;
  if (headers['transfer-encoding'] === undefined) return 0;
  return headers['content-type']?.startsWith('multipart/') ? unknownUpload : largestJson;
};
