import type { Remedy } from '@relevo/soundness';
import type { Choice } from './path.js';

/** What one of the checks in the browser found; plain data, so it crosses from the worker. */
export interface Found {
  readonly severity: 'error' | 'warning' | 'hint';
  /** Stable; the sentences of the languages and the quick fixes go by it. */
  readonly code: string;
  readonly file?: string;
  readonly elementId?: string;
  readonly elementName?: string;
  /** "Expected X, but Y", as the engine says it: of the checks that publication makes. */
  readonly message?: string;
  /** A whole sentence in each language: of the soundness check. */
  readonly sentence?: { readonly en: string; readonly es: string };
  /** What the sentence of this code names. */
  readonly values?: Readonly<Record<string, string>>;
  /** Elements and flows in the order in which a ticket goes there, from the start. */
  readonly path?: readonly string[];
  readonly choices?: readonly Choice[];
  /** The gateway that puts it right; tried by the soundness check. */
  readonly remedy?: Remedy;
  /** The reason that was given; it is kept in the drawing. */
  readonly answer?: string;
}
