import type { FeelExpression, FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import { parseExpression } from '@relevo/feel';

/** What one condition says: a variable against a value, or the expression as it is written. */
export interface Statement {
  readonly key: string;
  /** Of a comparison with one value: two of one variable are never true together. */
  readonly variable?: string;
  /** The condition holds when the statement does not. */
  readonly negated: boolean;
  readonly variables: readonly string[];
}

const NAME = '([\\p{L}_][\\p{L}\\p{N}_]*)';
const LITERAL = '("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false)';
const compared = new RegExp(`^${NAME}\\s*(=|!=)\\s*${LITERAL}$`, 'u');
const turned = new RegExp(`^${LITERAL}\\s*(=|!=)\\s*${NAME}$`, 'u');
const bare = new RegExp(`^${NAME}$`, 'u');
const negation = /^not\s*\((.*)\)$/su;

const equal = (variable: string, literal: string, negated: boolean): Statement => ({
  key: `${variable} = ${literal}`,
  variable,
  negated,
  variables: [variable],
});

const expressionOf = (source: string): Statement => {
  const parsed = parseExpression(source);
  const key = source.replace(/\s+/g, ' ');
  return { key, negated: false, variables: parsed.ok ? parsed.names : [] };
};

/** `x = "a"`, `"a" = x`, `x`, `not(…)` and `!=` are compared with each other; everything else only with itself. */
export const statementOf = ({ source }: FeelExpression): Statement => {
  const text = source.trim();
  const inner = negation.exec(text)?.[1];
  if (inner !== undefined && !/[()]/.test(inner)) {
    const statement = statementOf({ kind: 'feel', source: inner });
    return { ...statement, negated: !statement.negated };
  }
  const [, left = '', operator = '', right = ''] = compared.exec(text) ?? [];
  if (left) return equal(left, right, operator === '!=');
  const [, value = '', turnedOperator = '', name = ''] = turned.exec(text) ?? [];
  if (name) return equal(name, value, turnedOperator === '!=');
  const [, alone = ''] = bare.exec(text) ?? [];
  return alone && alone !== 'true' && alone !== 'false' ? equal(alone, 'true', false) : expressionOf(text);
};

/** What is known of the statements now: choices that were made and that no step has overtaken. */
export type Facts = ReadonlyMap<string, boolean>;

export interface Known {
  readonly statement: Statement;
  readonly holds: boolean;
}

const contradicts = (facts: Facts, { statement, holds }: Known): boolean => {
  const known = facts.get(statement.key);
  if (known !== undefined) return known !== holds;
  if (!holds || statement.variable === undefined) return false;
  const prefix = `${statement.variable} = `;
  return [...facts].some(([key, value]) => value && key.startsWith(prefix));
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

  statementOf(flow: SequenceFlow): Statement | undefined {
    return this.#byFlow.get(flow.id);
  }

  /** What taking a flow for its condition, or not taking it, says. */
  saying(flow: SequenceFlow, holds: boolean): readonly Known[] {
    const statement = this.#byFlow.get(flow.id);
    return statement ? [{ statement, holds: holds !== statement.negated }] : [];
  }

  /** Only what another gateway may ask for again: more would be more states. */
  keep(facts: Facts): Facts {
    return new Map([...facts].filter(([key]) => this.#kept.has(key)));
  }
}

const firstName = (path: string): string => path.split('.')[0] ?? path;

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
