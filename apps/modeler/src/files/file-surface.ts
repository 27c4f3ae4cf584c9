import type { Language } from '@relevo/web';
import type { Variable } from '../variables/variable.js';

export interface FileSurfaceOptions {
  readonly container: HTMLElement;
  readonly text: string;
  readonly language: Language;
  /** Called with the whole file after each change. */
  readonly keep: (text: string) => void;
}

export interface FileSurface {
  /** Rejected when the file cannot be read. */
  readonly opened: Promise<void>;
  /** Takes what is known at the step into the file: a field of the form, a column of the table. */
  add(variable: Variable): void;
  destroy(): void;
}

export type OpenFileEditor = (options: FileSurfaceOptions) => FileSurface;
