import type { BundleFiles } from '@relevo/contracts';
import type { BundleDecision, BundleForm, BundleReader } from '../variables/bundle-files.js';
import { formFields } from '../variables/form-fields.js';
import type { Variable, VariableType } from '../variables/variable.js';
import { kindOf } from './bundle.js';

export interface NamedProcess {
  readonly processId: string;
  readonly name: string;
}

/** The draft's files as the properties panel reads, opens and adds to them. */
export interface BundleDoor extends BundleReader {
  readonly processId: string;
  text(file: string): string;
  names(): readonly string[];
  processes(): readonly NamedProcess[];
  /** Shows the file; `elementId`: the step it was opened from. */
  open(file: string, elementId: string): void;
  add(file: string, text: string): void;
  remove(file: string): void;
}

const readForm = (file: string, text: string): BundleForm | null => {
  try {
    const { id, components } = JSON.parse(text) as { readonly id?: unknown; readonly components?: unknown };
    return typeof id === 'string' ? { file, id, fields: formFields(components) } : null;
  } catch {
    return null;
  }
};

const types: Readonly<Record<string, VariableType>> = {
  string: 'text',
  number: 'number',
  boolean: 'yes-no',
  date: 'date',
};

const textsIn = (list: string): readonly string[] =>
  [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text);

const outputOf = (output: Element): Variable => {
  const choices = textsIn(output.getElementsByTagNameNS('*', 'outputValues')[0]?.textContent ?? '');
  const type = types[output.getAttribute('typeRef') ?? ''] ?? 'any';
  const own = { name: output.getAttribute('name') ?? '', label: output.getAttribute('label') ?? '', type };
  return choices.length === 0 ? own : { ...own, choices: choices.map((value) => ({ value, label: value })) };
};

const readDecisions = (file: string, text: string): readonly BundleDecision[] =>
  [...new DOMParser().parseFromString(text, 'application/xml').getElementsByTagNameNS('*', 'decision')].map(
    (found) => ({
      file,
      id: found.getAttribute('id') ?? '',
      name: found.getAttribute('name') ?? found.getAttribute('id') ?? '',
      outputs: [...found.getElementsByTagNameNS('*', 'output')].map(outputOf),
    }),
  );

/** Reads a file again only when it changed: the panel asks at every stroke. */
const remembered = <Result>(read: (file: string, text: string) => Result): ((file: string, text: string) => Result) => {
  const kept = new Map<string, { readonly text: string; readonly result: Result }>();
  return (file, text) => {
    const before = kept.get(file);
    if (before?.text === text) return before.result;
    const result = read(file, text);
    kept.set(file, { text, result });
    return result;
  };
};

export const bundleReader = (files: () => BundleFiles): BundleReader => {
  const [form, decisions] = [remembered(readForm), remembered(readDecisions)];
  const of = (kind: 'form' | 'decision') => Object.entries(files()).filter(([name]) => kindOf(name) === kind);
  return {
    forms: () => of('form').flatMap(([file, text]) => form(file, text) ?? []),
    decisions: () => of('decision').flatMap(([file, text]) => decisions(file, text)),
  };
};

interface Keeps {
  readonly files: BundleFiles;
  readonly draft: { readonly processId: string };
  change(file: string, text: string | undefined): void;
}

/** The draft's own files; `outside` answers what lies beside them. */
export const bundleDoor = (keeper: Keeps, outside: Pick<BundleDoor, 'processes' | 'open'>): BundleDoor => ({
  ...bundleReader(() => keeper.files),
  ...outside,
  processId: keeper.draft.processId,
  text: (file) => keeper.files[file] ?? '',
  names: () => Object.keys(keeper.files),
  add: (file, text) => keeper.change(file, text),
  remove: (file) => keeper.change(file, undefined),
});
