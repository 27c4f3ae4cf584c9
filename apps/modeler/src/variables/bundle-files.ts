import type { Variable } from './variable.js';

/** A form of the bundle, as far as steps need to know it. */
export interface BundleForm {
  readonly file: string;
  readonly id: string;
  readonly fields: readonly Variable[];
}

/** A decision of a table of the bundle. */
export interface BundleDecision {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly outputs: readonly Variable[];
}

/** Where the files of the draft are read; each call answers as they are now. */
export interface BundleReader {
  forms(): readonly BundleForm[];
  decisions(): readonly BundleDecision[];
}
