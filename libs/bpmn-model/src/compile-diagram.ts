import type { CompiledDiagram, Finding } from './definition.js';
import { type Diagram, type Profile, toDiagram } from './diagram.js';
import { readModdle } from './moddle/read-moddle.js';
import { readGlobalTask } from './readers/global-tasks.js';
import { readProcess } from './readers/read-process.js';
import { Report } from './report.js';
import { compiledRules, diagramRules, xmlRules } from './rules/deploy-rules.js';
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
  const report = new Report();
  for (const rule of xmlRules) rule.check(reading.root, report);
  if (report.errors > HOPELESS) return { ok: false, findings: report.findings };
  const { definitions, warnings } = await readModdle(reading.semantic);
  const profile = options.profile ?? 'deployment';
  return compile(toDiagram({ definitions, warnings, profile }), report);
}

/** More errors than this in the XML alone, and reading on (bpmn-moddle takes long over each) helps nobody. */
const HOPELESS = 50;

function compile(diagram: Diagram, report: Report): Compilation {
  for (const rule of diagramRules) rule.check(diagram, report);
  const expressions: FoundExpression[] = [];
  const reading = { diagram, report, expressions };
  const definitions = [
    ...diagram.processes.map((process) => readProcess(reading, process)),
    ...diagram.globalTasks.map((task) => readGlobalTask(reading, task)),
  ];
  for (const rule of compiledRules) rule.check({ definitions, expressions, profile: diagram.profile }, report);
  const { findings } = report;
  return report.errors > 0 ? { ok: false, findings } : { ok: true, diagram: { definitions, findings } };
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
