import { compileDiagram, missingReferences, readDrawing, unknownGroups, type Finding } from '@relevo/bpmn-model';
import type { BundleFiles } from '@relevo/contracts';
import { parseDecisions } from '@relevo/decisions';
import { parseForm } from '@relevo/forms';
import { kindOf } from '../files/bundle.js';
import type { DecisionFile, Drawing, FormFile } from '../problems/rules/rule.js';
import { connected } from './connected.js';
import type { Found } from './found.js';

export interface KnownGroup {
  readonly id: string;
  /** How many people are in it. */
  readonly members: number;
}

/** What the engine knows beside the bundle; null where it has not answered: then nothing is said about it. */
export interface Known {
  readonly groups: readonly KnownGroup[] | null;
  readonly processes: readonly string[] | null;
}

export interface Reading {
  /** Null where the diagram is no BPMN file. */
  readonly drawing: Drawing | null;
  readonly found: readonly Found[];
}

const named = (files: BundleFiles, kind: 'form' | 'decision') =>
  Object.entries(files).filter(([file]) => kindOf(file) === kind);

const inFile = (file: string, findings: readonly Omit<Found, 'file'>[]): readonly Found[] =>
  findings.map((finding) => ({ ...finding, file }));

const readForms = (files: BundleFiles) => {
  const forms: FormFile[] = [];
  const found: Found[] = [];
  for (const [file, text] of named(files, 'form')) {
    const parsed = parseForm(text);
    found.push(...inFile(file, parsed.findings));
    if (parsed.ok) forms.push({ file, form: parsed.form });
  }
  return { forms, found, unread: forms.length < named(files, 'form').length };
};

const readDecisions = async (files: BundleFiles) => {
  const decisions: DecisionFile[] = [];
  const found: Found[] = [];
  for (const [file, text] of named(files, 'decision')) {
    const parsed = await parseDecisions(text);
    found.push(...inFile(file, parsed.findings));
    if (parsed.ok) decisions.push({ file, decisions: parsed.decisions });
  }
  return { decisions, found, unread: decisions.length < named(files, 'decision').length };
};

/** Forms and tables first, then what the diagram refers to: the order and the rules of publication. */
export const readBundle = async (files: BundleFiles, diagram: string, known: Known, now: Date): Promise<Reading> => {
  const { forms, ...ofForms } = readForms(files);
  const { decisions, ...ofDecisions } = await readDecisions(files);
  const xml = files[diagram] ?? '';
  const compilation = await compileDiagram(xml, { profile: 'bundle' });
  const compiled = compilation.ok ? compilation.diagram.definitions : [];
  const contents = {
    forms: ofForms.unread ? null : forms.map(({ form }) => form.id),
    decisions: ofDecisions.unread ? null : decisions.flatMap((file) => file.decisions.map(({ id }) => id)),
    processes: compiled.map(({ id }) => id),
    published: (processId: string) => known.processes?.includes(processId) ?? true,
  };
  const ofDiagram: readonly Finding[] = [
    ...(compilation.ok ? compilation.diagram.findings : compilation.findings),
    ...missingReferences(compiled, contents),
    ...unknownGroups(compiled, (group) => known.groups?.some(({ id }) => id === group) ?? true),
  ];
  const definitions = await readDrawing(xml);
  return {
    drawing: definitions && { definitions: connected(definitions), compiled, forms, decisions, now },
    found: [...inFile(diagram, ofDiagram), ...ofForms.found, ...ofDecisions.found],
  };
};
