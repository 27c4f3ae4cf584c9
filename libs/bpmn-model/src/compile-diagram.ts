import type { CompiledDiagram, Finding } from './definition.js';
import { type Profile, toDiagram } from './diagram.js';
import { readModdle } from './moddle/read-moddle.js';
import { readProcess } from './readers/read-process.js';
import { Report } from './report.js';
import { compiledRules, diagramRules } from './rules/deploy-rules.js';
import type { FoundExpression } from './source.js';
import { readXml } from './xml/read-xml.js';
import { BPMN, type XmlElement } from './xml/xml-element.js';

export type Compilation =
  | { readonly ok: true; readonly diagram: CompiledDiagram }
  /** Everything that was found, warnings too. At least one is an error. */
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface CompileOptions {
  /** Default `deployment`. */
  readonly profile?: Profile;
}

/** Reads a BPMN file and checks it by the deploy rules. Never throws for what the file holds. */
export async function compileDiagram(xml: string, options: CompileOptions = {}): Promise<Compilation> {
  const reading = readXml(xml);
  if (!reading.ok) return { ok: false, findings: [reading.finding] };
  const wrongRoot = checkRoot(reading.root);
  if (wrongRoot) return { ok: false, findings: [wrongRoot] };
  const { definitions, warnings } = await readModdle(xml);
  const profile = options.profile ?? 'deployment';
  return compile(toDiagram({ xml: reading.root, definitions, warnings, profile }));
}

function compile(diagram: ReturnType<typeof toDiagram>): Compilation {
  const report = new Report();
  for (const rule of diagramRules) rule.check(diagram, report);
  const expressions: FoundExpression[] = [];
  const definitions = diagram.processes.map((process) => readProcess({ diagram, report, expressions }, process));
  for (const rule of compiledRules) rule.check({ definitions, expressions, profile: diagram.profile }, report);
  const { findings } = report;
  return report.hasErrors ? { ok: false, findings } : { ok: true, diagram: { definitions, findings } };
}

function checkRoot(root: XmlElement): Finding | null {
  if (root.namespace === BPMN && root.name === 'definitions') return null;
  const namespace = root.namespace === '' ? 'without a namespace' : `of namespace ${root.namespace}`;
  return {
    severity: 'error',
    code: 'not-bpmn',
    message: `Expected a BPMN 2.0 file whose root is "definitions" of namespace ${BPMN}, but it is "${root.name}" ${namespace}. Upload a .bpmn file.`,
  };
}
