import utils from 'pg/lib/utils.js';
import type { Statement } from './database.js';

/** A statement whose values are as they go over the wire. */
export interface Sendable {
  readonly text: string;
  readonly values: (string | Buffer | null)[];
}

/**
 * Throws for a value that cannot be sent, before anything is: node-postgres finds out in the middle of a flight, when
 * the rest of it goes on, COMMIT among it, as if the statement had never been there.
 */
export const sendable = ({ text, values = [] }: Statement): Sendable => ({
  text,
  values: values.map((value) => utils.prepareValue(value)),
});
