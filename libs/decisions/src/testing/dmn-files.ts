import { unguarded, type EvaluationContext } from '@relevo/feel';
import { evaluateDecision, type DecisionEvaluation } from '../evaluate-decision.js';
import { parseDecisions } from '../parse-decisions.js';

/** The namespace of DMN 1.5. */
export const namespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** `<name><text>…</text></name>` */
export const text = (name: string, content: string): string => `<${name}><text>${escaped(content)}</text></${name}>`;

export const literal = (content: string): string => text('literalExpression', content);

export const file = (content: string): string =>
  `<definitions xmlns="${namespace}" id="drg" name="drg" namespace="urn:test">${content}</definitions>`;

export interface DecisionSketch {
  readonly typeRef?: string;
  /** Ids of decisions. */
  readonly decisions?: readonly string[];
  /** Ids of input data. */
  readonly inputs?: readonly string[];
  /** Ids of business knowledge models and decision services. */
  readonly knowledge?: readonly string[];
}

const type = (typeRef: string | undefined) => (typeRef === undefined ? '' : ` typeRef="${typeRef}"`);

const requirement = (element: string, reference: string) => (id: string) =>
  `<${element}><${reference} href="#${id}"/></${element}>`;

/** A decision whose id, name and variable are one word. */
export function decision(id: string, logic: string, sketch: DecisionSketch = {}): string {
  const { typeRef, decisions = [], inputs = [], knowledge = [] } = sketch;
  const requirements = [
    ...decisions.map(requirement('informationRequirement', 'requiredDecision')),
    ...inputs.map(requirement('informationRequirement', 'requiredInput')),
    ...knowledge.map(requirement('knowledgeRequirement', 'requiredKnowledge')),
  ].join('');
  return `<decision id="${id}" name="${id}"><variable name="${id}"${type(typeRef)}/>${requirements}${logic}</decision>`;
}

export const inputData = (id: string, typeRef?: string): string =>
  `<inputData id="${id}" name="${id}"><variable name="${id}"${type(typeRef)}/></inputData>`;

/** Decides the last decision of a file, or the one that is named. */
export async function decide(
  content: string,
  variables: Readonly<Record<string, unknown>> = {},
  id?: string,
): Promise<DecisionEvaluation> {
  const parsed = await parseDecisions(file(content));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const decided = id === undefined ? parsed.decisions.at(-1) : parsed.decisions.find((each) => each.id === id);
  if (!decided) throw new Error('Expected a decision, but there is none.');
  return evaluateDecision(decided, contextOf(variables));
}

export const contextOf = (variables: Readonly<Record<string, unknown>>): EvaluationContext => ({
  lookup: (name) => variables[name],
  now: 0,
  zone: 'UTC',
  guard: unguarded,
});

/** What the last decision of a file yields. */
export async function resultOf(content: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const outcome = await decide(content, variables);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.result;
}
