import type { FeelExpression, FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import { parseExpression } from '@relevo/feel';
import { canAllBe, type Claim, type Comparison, keyOf, readComparison } from './comparison.js';

/** What one condition says: a variable against a value, or the expression as it is written. */
export interface Statement {
  readonly key: string;
  /** Absent: it is compared only with itself. */
  readonly comparison?: Comparison;
  /** The condition holds when the statement does not. */
  readonly negated: boolean;
  readonly variables: readonly string[];
}

const negation = /^not\s*\((.*)\)$/su;

/** `(amount < 3) = true` is how the modeler writes a choice that an empty field answers with no. */
const plainYes = /^\((.*)\)\s*=\s*true$/su;

const firstName = (path: string): string => path.split('.')[0] ?? path;

const expressionOf = (source: string): Statement => {
  const parsed = parseExpression(source);
  const key = source.replace(/\s+/g, ' ');
  return { key, negated: false, variables: parsed.ok ? parsed.names : [] };
};

/** `x = "a"`, `100 < x`, `x`, `not(…)` are compared with each other; everything else only with itself. */
export const statementOf = ({ source }: FeelExpression): Statement => {
  const text = source.trim();
  const inner = negation.exec(text)?.[1];
  if (inner !== undefined && !/[()]/.test(inner)) {
    const statement = statementOf({ kind: 'feel', source: inner });
    return { ...statement, negated: !statement.negated };
  }
  const certain = plainYes.exec(text)?.[1];
  if (certain !== undefined && !/[()]/.test(certain)) return statementOf({ kind: 'feel', source: certain });
  const read = readComparison(text);
  if (!read) return expressionOf(text);
  const { comparison, negated } = read;
  return { key: keyOf(comparison), comparison, negated, variables: [firstName(comparison.variable)] };
};

/** What is known of the statements now: choices that were made and that no step has overtaken. */
export type Facts = ReadonlyMap<string, boolean>;

export interface Known {
  readonly statement: Statement;
  readonly holds: boolean;
}

/** What is known of the same variable: facts are kept by the key of their statement, which reads as it was written. */
const claimsOf = (facts: Facts, variable: string): readonly Claim[] =>
  [...facts].flatMap(([key, holds]) => {
    const comparison = key.startsWith(`${variable} `) ? readComparison(key)?.comparison : undefined;
    return comparison?.variable === variable ? [{ comparison, holds }] : [];
  });

const contradicts = (facts: Facts, { statement, holds }: Known): boolean => {
  const known = facts.get(statement.key);
  if (known !== undefined) return known !== holds;
  const { comparison } = statement;
  return comparison !== undefined && !canAllBe([...claimsOf(facts, comparison.variable), { comparison, holds }]);
};

/** The facts with these; null where they cannot all be true. */
export const assume = (facts: Facts, added: readonly Known[]): Facts | null => {
  let all = facts;
  for (const one of added) {
    if (contradicts(all, one)) return null;
    all = new Map(all).set(one.statement.key, one.holds);
  }
  return all;
};

/** A completed step may have set these variables; undefined: any. */
export const forget = (
  facts: Facts,
  variables: readonly string[] | undefined,
  statements: ReadonlyMap<string, Statement>,
): Facts => {
  if (facts.size === 0 || variables?.length === 0) return facts;
  if (variables === undefined) return new Map();
  const touched = (key: string): boolean =>
    statements.get(key)?.variables.some((name) => variables.includes(name)) ?? true;
  return new Map([...facts].filter(([key]) => !touched(key)));
};

/** Agents and rules may change a ticket's fields at any moment. */
const neverKept = 'ticket';

/** The conditions of a definition; facts are kept of those whose variables several gateways ask for. */
export class Conditions {
  readonly #byFlow = new Map<string, Statement>();
  readonly #kept = new Map<string, Statement>();
  readonly #overtaken = new Map<string, readonly string[] | undefined>();

  constructor(definition: ProcessDefinition) {
    const askers = new Map<string, Set<string>>();
    for (const flow of Object.values(definition.flows)) {
      if (!flow.condition) continue;
      const statement = statementOf(flow.condition);
      this.#byFlow.set(flow.id, statement);
      for (const name of statement.variables) {
        askers.set(name, (askers.get(name) ?? new Set()).add(flow.source));
      }
    }
    const shared = (name: string): boolean => name !== neverKept && (askers.get(name)?.size ?? 0) > 1;
    for (const statement of this.#byFlow.values()) {
      const { variables, key } = statement;
      if (variables.length > 0 && variables.every(shared)) this.#kept.set(key, statement);
    }
  }

  get kept(): ReadonlyMap<string, Statement> {
    return this.#kept;
  }

  /** While that scope runs, something beside it may set these; undefined: any. Answers whether that matters. */
  overtake(scope: string, variables: readonly string[] | undefined): boolean {
    const before = [...this.#kept.keys()].filter((key) => this.isKept(key, scope)).length;
    this.#overtaken.set(scope, variables);
    return [...this.#kept.keys()].filter((key) => this.isKept(key, scope)).length < before;
  }

  /** What was decided holds in that scope until a step there sets it. */
  isKept(key: string, scope: string): boolean {
    const statement = this.#kept.get(key);
    if (!statement || !this.#overtaken.has(scope)) return statement !== undefined;
    const variables = this.#overtaken.get(scope);
    return variables !== undefined && !statement.variables.some((name) => variables.includes(name));
  }

  statementOf(flow: SequenceFlow): Statement | undefined {
    return this.#byFlow.get(flow.id);
  }

  /** What taking a flow for its condition, or not taking it, says. */
  saying(flow: SequenceFlow, holds: boolean): readonly Known[] {
    const statement = this.#byFlow.get(flow.id);
    return statement ? [{ statement, holds: holds !== statement.negated }] : [];
  }

  /** Only what another gateway may ask for again: more would be more states. */
  keep(facts: Facts, scope: string): Facts {
    return new Map([...facts].filter(([key]) => this.isKept(key, scope)));
  }
}

const ofOthers = ['userTask', 'serviceTask', 'sendTask', 'receiveTask', 'callActivity'];

/** What is told from outside may bring anything; that time has passed, or a condition holds, brings nothing. */
const bringsVariables = (node: FlowNode): boolean => {
  if (node.type !== 'intermediateCatchEvent' && node.type !== 'boundaryEvent') return ofOthers.includes(node.type);
  return !['timer', 'conditional', 'cancel', 'compensate', 'link'].includes(node.event.kind);
};

/** What completing a node may set: what its definition says and what `told` knows of it; undefined: anything. */
export const variablesSetBy = (
  node: FlowNode,
  told: (id: string) => readonly string[] | undefined,
): readonly string[] | undefined => {
  const outputs = node.outputs.map(({ target }) => firstName(target));
  const more = told(node.id);
  if (node.type === 'scriptTask' && !node.job) return [...outputs, node.script?.resultVariable ?? []].flat();
  if (node.type === 'businessRuleTask' && !node.job) return [...outputs, node.decision?.resultVariable ?? []].flat();
  if (!bringsVariables(node)) return outputs;
  if (more !== undefined) return [...outputs, ...more];
  if (node.type === 'userTask' && !node.form && !node.externalFormReference) {
    return [...outputs, ...node.outcomes.map(({ variable }) => variable)];
  }
  if (node.type === 'sendTask' && !node.job) return outputs;
  return outputs.length > 0 && node.type !== 'userTask' ? outputs : undefined;
};
