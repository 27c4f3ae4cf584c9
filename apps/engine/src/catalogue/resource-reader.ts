import { compileDiagram } from '@relevo/bpmn-model';
import type { DiagramFinding } from '@relevo/contracts';
import { parseDecisions } from '@relevo/decisions';
import { parseForm } from '@relevo/forms';
import type { Profile, ReadResource } from './read-resource.js';
import { kindOfFile, type ResourceFile, type ResourceKind, withoutMark } from './resource-files.js';

type Parts = Partial<Omit<ReadResource, 'file'>>;

const readDiagram = async (text: string, profile: Profile): Promise<Parts> => {
  const compiled = await compileDiagram(text, { profile });
  return compiled.ok ? compiled.diagram : { findings: compiled.findings };
};

const readDecisions = async (text: string): Promise<Parts> => {
  const parsed = await parseDecisions(text);
  if (!parsed.ok) return { findings: parsed.findings };
  const decisions = parsed.decisions.map((compiled) => ({ compiled, versionTag: compiled.versionTag ?? null }));
  return { requirements: { id: parsed.id, name: parsed.name, decisions }, findings: parsed.findings };
};

const withoutId: DiagramFinding = {
  severity: 'error',
  code: 'missing-id',
  message: 'Expected a form with an id, by which tasks refer to it, but it has none. Give it one in the form editor.',
};

const readForm = (text: string): Parts => {
  const parsed = parseForm(text);
  if (!parsed.ok) return { findings: parsed.findings };
  const { form: compiled, findings } = parsed;
  if (compiled.id === '') return { findings: [...findings, withoutId] };
  return { form: { id: compiled.id, versionTag: compiled.versionTag ?? null, compiled }, findings };
};

const readers: Readonly<Record<ResourceKind, (text: string, profile: Profile) => Promise<Parts>>> = {
  diagram: readDiagram,
  decisions: readDecisions,
  form: (text) => Promise.resolve(readForm(text)),
};

/** Parses one file by its kind; what is wrong with it is in the findings, never thrown. */
export const readResource = async (file: ResourceFile, profile: Profile): Promise<ReadResource> => {
  const kind = kindOfFile(file.name);
  const parts = kind ? await readers[kind](withoutMark(file.content), profile) : {};
  const findings = (parts.findings ?? []).map((finding): DiagramFinding => ({ ...finding, file: file.name }));
  return { file, definitions: [], requirements: null, form: null, ...parts, findings };
};
