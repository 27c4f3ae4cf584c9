import { compileDecisions, type CompiledDecision } from './compile-decisions.js';
import { Findings, type DecisionFinding } from './finding.js';
import { readDmn } from './model/read-dmn.js';

export type ParsedDecisions =
  | {
      readonly ok: true;
      /** The definitions' own id and name: the requirements graph as a whole. */
      readonly id: string;
      readonly name: string;
      readonly decisions: readonly CompiledDecision[];
      /** Warnings: what is kept, but not used. */
      readonly findings: readonly DecisionFinding[];
    }
  | { readonly ok: false; readonly findings: readonly DecisionFinding[] };

/** Reads DMN 1.1 to 1.5. Everything that is not executed is refused with its element and the reason. */
export async function parseDecisions(xml: string): Promise<ParsedDecisions> {
  const findings = new Findings();
  const definitions = await readDmn(xml, findings);
  if (!definitions) return { ok: false, findings: findings.all };
  const decisions = compileDecisions(definitions, findings);
  if (decisions.length === 0 && !findings.hasErrors) {
    findings.error('missing-logic', 'Expected at least one decision, but the file has none. Draw one.');
  }
  if (findings.hasErrors) return { ok: false, findings: findings.all };
  const { id = '', name = id } = definitions;
  return { ok: true, id, name, decisions, findings: findings.all };
}
