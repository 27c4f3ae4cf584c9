import type { PatternForm } from '../pattern.js';

/** The bundle that is being changed, as far as a step needs it. */
export interface BundleDoor {
  readonly names: () => readonly string[];
  readonly text: (file: string) => string;
  readonly add: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
}

/** Between undo and redo somebody may have made a file of this name: it is never overwritten. */
export const bringForms = (files: BundleDoor, forms: readonly PatternForm[]): void => {
  for (const { file, text } of forms) if (!files.names().includes(file)) files.add(file, text);
};

/** As they read now: what was written into them since comes back with a redo. */
export const takeForms = (files: BundleDoor, forms: readonly PatternForm[]): readonly PatternForm[] => {
  const there = forms.filter(({ file }) => files.names().includes(file));
  const taken = there.map(({ file }) => ({ file, text: files.text(file) }));
  for (const { file } of there) files.remove(file);
  return taken;
};
