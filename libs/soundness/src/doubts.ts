import type { Expression, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { parseExpression } from '@relevo/feel';
import type { Conditions, Statement } from './conditions.js';
import type { Choice } from './finding.js';

/** What a decision table reads stands outside the definition: anything. */
const anything = '*';

interface Derived {
  readonly target: string;
  readonly from: readonly string[];
}

const namesIn = (expression: Expression | undefined): readonly string[] => {
  if (expression?.kind !== 'feel') return [];
  const parsed = parseExpression(expression.source);
  return parsed.ok ? parsed.names : [];
};

const derivedIn = (node: FlowNode): readonly Derived[] => {
  const mapped = [...node.inputs, ...node.outputs].map(({ target, source }) => ({
    target: target.split('.')[0] ?? target,
    from: namesIn(source),
  }));
  if (node.type === 'businessRuleTask' && node.decision) {
    return [...mapped, { target: node.decision.resultVariable, from: [anything] }];
  }
  if (node.type !== 'scriptTask' || !node.script?.resultVariable) return mapped;
  return [...mapped, { target: node.script.resultVariable, from: namesIn(node.script.expression) }];
};

/** One decision of a way: everything that was asked there, and what the taken way says. */
interface Decision {
  readonly gateway: string;
  readonly scope: string | undefined;
  readonly asked: readonly Statement[];
  readonly taken: readonly Statement[];
}

/** Whether all choices of a way can be made on one ticket, as far as the definition tells. */
export class Doubts {
  readonly #sources = new Map<string, string[]>();

  constructor(
    private readonly definition: ProcessDefinition,
    private readonly conditions: Conditions,
  ) {
    for (const { target, from } of Object.values(definition.nodes).flatMap(derivedIn)) {
      this.#sources.set(target, [...(this.#sources.get(target) ?? []), ...from]);
    }
  }

  /** Two decisions depend on the same data in a way that the exploration does not see: that is for the owner to say. */
  hang(choices: readonly Choice[]): boolean {
    const decisions = choices.flatMap((choice) => this.#decision(choice));
    return decisions.some((one, place) => decisions.slice(0, place).some((before) => this.#depend(one, before)));
  }

  /** The default flow says the opposite of all the others, so those count as asked. */
  #decision({ flowId }: Choice): readonly Decision[] {
    const flow = this.definition.flows[flowId];
    const node = flow && this.definition.nodes[flow.source];
    if (!node) return [];
    const said = (id: string): readonly Statement[] => {
      const one = this.definition.flows[id];
      const statement = one && this.conditions.statementOf(one);
      return statement ? [statement] : [];
    };
    return [{ gateway: node.id, scope: node.scope, asked: node.outgoing.flatMap(said), taken: said(flowId) }];
  }

  #depend(one: Decision, other: Decision): boolean {
    const [left, right] = one.gateway === other.gateway ? [one.taken, other.taken] : [one.asked, other.asked];
    const isSeen = one.scope === other.scope;
    return left.some((a) =>
      right.some((b) => !(isSeen && this.#isExact(a, b, one.scope ?? '')) && this.#isRelated(a, b)),
    );
  }

  /** The exploration took them together. */
  #isExact(one: Statement, other: Statement, scope: string): boolean {
    if (!this.conditions.isKept(one.key, scope) || !this.conditions.isKept(other.key, scope)) return false;
    if (one.key === other.key) return true;
    return one.comparison !== undefined && one.comparison.variable === other.comparison?.variable;
  }

  #isRelated(one: Statement, other: Statement): boolean {
    const [left, right] = [this.#origins(one.variables), this.#origins(other.variables)];
    if (left.size === 0 || right.size === 0) return false;
    return left.has(anything) || right.has(anything) || [...left].some((name) => right.has(name));
  }

  /** The variables, and all that they are computed from. */
  #origins(variables: readonly string[]): ReadonlySet<string> {
    const origins = new Set(variables);
    for (const name of origins) for (const source of this.#sources.get(name) ?? []) origins.add(source);
    return origins;
  }
}
