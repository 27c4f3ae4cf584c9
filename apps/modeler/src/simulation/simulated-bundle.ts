import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import { compileDiagram, type FlowNode, type ProcessDefinition } from '@relevo/bpmn-model';
import type { BundleFiles, Values } from '@relevo/contracts';
import { parseDecisions, type CompiledDecision } from '@relevo/decisions';
import { parseForm, type Form } from '@relevo/forms';
import type { FileFinding } from './protocol.js';

export interface SimulatedForm {
  readonly schema: Values;
  readonly form: Form;
}

/** One bundle, read: every reference resolves to its own files, as in a published one (design §8). */
export interface SimulatedBundle {
  readonly definitions: readonly PublishedDefinition[];
  readonly forms: ReadonlyMap<string, SimulatedForm>;
  readonly decisions: ReadonlyMap<string, CompiledDecision>;
}

export type ReadBundle =
  | { readonly ok: true; readonly bundle: SimulatedBundle }
  | { readonly ok: false; readonly findings: readonly FileFinding[] };

interface Reading {
  readonly definitions: PublishedDefinition[];
  readonly forms: Map<string, SimulatedForm>;
  readonly decisions: Map<string, CompiledDecision>;
  readonly findings: FileFinding[];
}

const readForm = ({ forms, findings }: Reading, file: string, text: string): void => {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    const message = `Expected a form, but ${file} is not JSON. Draw it again, or take another version.`;
    findings.push({ file, severity: 'error', code: 'not-json', message });
    return;
  }
  const parsed = parseForm(schema);
  if (!parsed.ok) {
    findings.push(...parsed.findings.map((finding) => ({ ...finding, file })));
    return;
  }
  const { id } = schema as { readonly id?: unknown };
  if (typeof id === 'string') forms.set(id, { schema: schema as Values, form: parsed.form });
};

const readDecisions = async ({ decisions, findings }: Reading, file: string, text: string): Promise<void> => {
  const parsed = await parseDecisions(text);
  if (!parsed.ok) findings.push(...parsed.findings.map((finding) => ({ ...finding, file })));
  else for (const decision of parsed.decisions) decisions.set(decision.id, decision);
};

const readDiagram = async ({ definitions, findings }: Reading, file: string, text: string): Promise<void> => {
  const compilation = await compileDiagram(text, { profile: 'bundle' });
  if (!compilation.ok) {
    const errors = compilation.findings.filter(({ severity }) => severity === 'error');
    findings.push(...errors.map((finding) => ({ ...finding, file })));
    return;
  }
  for (const definition of compilation.diagram.definitions) {
    definitions.push({ key: `definition:${definition.id}` as Key, version: 1, definition });
  }
};

const formOf = (node: FlowNode): string | undefined =>
  node.type === 'userTask' ? node.form?.formId : node.type === 'startEvent' ? node.formId : undefined;

const decisionOf = (node: FlowNode): string | undefined =>
  node.type === 'businessRuleTask' && node.decision?.decisionId.kind === 'static'
    ? node.decision.decisionId.value
    : undefined;

/** A form or table that a step names and no file of the bundle answers: publishing would refuse it, too. */
const missingFiles = ({ definitions, forms, decisions }: Reading, file: string): readonly FileFinding[] =>
  definitions.flatMap(({ definition }) =>
    Object.values(definition.nodes).flatMap((node) => {
      const [formId, decisionId] = [formOf(node), decisionOf(node)];
      const what =
        formId !== undefined && !forms.has(formId)
          ? `form "${formId}"`
          : decisionId !== undefined && !decisions.has(decisionId)
            ? `decision "${decisionId}"`
            : null;
      if (what === null) return [];
      const message = `Expected the ${what} among the files of this process, but there is none. Add it, or choose another.`;
      const named = node.name === undefined ? {} : { elementName: node.name };
      return [{ file, severity: 'error' as const, code: 'missing-reference', elementId: node.id, ...named, message }];
    }),
  );

export const readBundle = async (files: BundleFiles): Promise<ReadBundle> => {
  const reading: Reading = { definitions: [], forms: new Map(), decisions: new Map(), findings: [] };
  for (const [file, text] of Object.entries(files)) {
    if (file.endsWith('.form')) readForm(reading, file, text);
    else if (file.endsWith('.dmn')) await readDecisions(reading, file, text);
    else await readDiagram(reading, file, text);
  }
  const diagram = Object.keys(files).find((file) => file.endsWith('.bpmn')) ?? '';
  const findings = [...reading.findings];
  if (findings.length === 0) findings.push(...missingFiles(reading, diagram));
  if (findings.length === 0 && reading.definitions.length === 0) {
    const message = 'Expected a process that can run, but the diagram has none. Draw one.';
    findings.push({ file: diagram, severity: 'error', code: 'no-executable-process', message });
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, bundle: reading };
};

/** Processes that a diagram calls by a written id. */
export const calledProcesses = (definitions: readonly ProcessDefinition[]): readonly string[] => {
  const nodes = definitions.flatMap(({ nodes: own }) => Object.values(own));
  const ids = nodes.flatMap((node) =>
    node.type === 'callActivity' && node.called.processId.kind === 'static' ? [node.called.processId.value] : [],
  );
  return [...new Set(ids)].filter((id) => !definitions.some((own) => own.id === id));
};
