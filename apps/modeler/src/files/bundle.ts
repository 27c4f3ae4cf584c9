import type { BundleFiles } from '@relevo/contracts';

export type FileKind = 'diagram' | 'form' | 'decision';

export const kindOf = (name: string): FileKind =>
  name.endsWith('.form') ? 'form' : name.endsWith('.dmn') ? 'decision' : 'diagram';

export const diagramOf = (files: BundleFiles): string => {
  const name = Object.keys(files).find((file) => kindOf(file) === 'diagram');
  if (name === undefined) throw new Error('Expected a diagram in the bundle, but there is none');
  return name;
};

/** The diagram first, then forms, then decisions, each by name. */
export const fileNames = (files: BundleFiles): readonly string[] => {
  const order = { diagram: 0, form: 1, decision: 2 } as const;
  return Object.keys(files).toSorted((a, b) => order[kindOf(a)] - order[kindOf(b)] || a.localeCompare(b));
};

/** `apply-solution.form` reads as "Apply solution". */
export const titleOf = (file: string): string => {
  const words = file
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A name as part of a file name and an id. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'new';

/** The first of `name`, `name-2`, … that is free. */
export const freeName = (taken: readonly string[], name: string, ending: string): string => {
  let candidate = `${name}${ending}`;
  for (let count = 2; taken.includes(candidate); count += 1) candidate = `${name}-${count}${ending}`;
  return candidate;
};
