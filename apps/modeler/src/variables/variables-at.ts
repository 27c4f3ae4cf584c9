import type { DiagramElement, ModdleElement } from '../editor/services.js';
import type { BundleReader } from './bundle-files.js';
import { calledAsAsked } from './questions.js';
import { stepsBefore } from './steps-before.js';
import { variablesOfLoop, variablesOfStep } from './step-variables.js';
import type { Variable, VariableType } from './variable.js';

/** What bpmn.io's resolver answers, as far as it is used. */
interface Resolved {
  readonly name: string;
  readonly type?: string;
  readonly isList?: boolean;
  readonly origin?: readonly (ModdleElement | undefined)[];
}

export interface VariableResolver {
  getVariablesForElement(element: ModdleElement, options?: { readonly read?: boolean }): Promise<readonly Resolved[]>;
}

export interface VariableKnowledge {
  readonly bundle: BundleReader;
  /** `ticket.*`, labelled. */
  readonly ticket: readonly Variable[];
}

const types: Readonly<Record<string, VariableType>> = {
  String: 'text',
  Number: 'number',
  Boolean: 'yes-no',
  Date: 'date',
};

const typeOf = ({ type = '', isList }: Resolved): VariableType => (isList === true ? 'list' : (types[type] ?? 'any'));

/** The first that is named wins: nearer knowledge stands before farther. */
const distinct = (variables: readonly Variable[]): readonly Variable[] => {
  const byName = new Map<string, Variable>();
  for (const variable of variables) {
    const known = byName.get(variable.name);
    if (known === undefined || (known.type === 'any' && variable.type !== 'any')) byName.set(variable.name, variable);
  }
  return [...byName.values()];
};

/** From what forms, tables and conditions of this draft say, without asking bpmn.io's resolver. */
export const knownBefore = (point: ModdleElement, { bundle, ticket }: VariableKnowledge): readonly Variable[] => {
  const scopes: ModdleElement[] = [];
  for (let at: ModdleElement | null | undefined = point; at; at = at.$parent) scopes.push(at);
  const loops = scopes.flatMap(variablesOfLoop);
  const steps = stepsBefore(point).flatMap((step) => variablesOfStep(step, bundle));
  return calledAsAsked(distinct([...loops, ...steps, ...ticket]), point);
};

/** What is known when the flow comes to an element: what earlier steps set, the ticket, a loop's own numbers. */
export class VariablesAt {
  static readonly $inject = ['variableResolver', 'config.relevo'];

  constructor(
    private readonly resolver: VariableResolver,
    private readonly knowledge: VariableKnowledge,
  ) {}

  /** Without mappings, scripts and job results that only bpmn.io's resolver reads; at once. */
  known({ businessObject }: DiagramElement): readonly Variable[] {
    return knownBefore(businessObject, this.knowledge);
  }

  async at(element: DiagramElement): Promise<readonly Variable[]> {
    const { businessObject } = element;
    const before = new Set(stepsBefore(businessObject).map(({ id }) => id));
    const resolved = await this.resolver.getVariablesForElement(businessObject, { read: false });
    const others = resolved.flatMap((each): readonly Variable[] => {
      const from = each.origin?.find((origin) => before.has(origin?.id))?.id;
      return from === undefined ? [] : [{ name: each.name, type: typeOf(each), from }];
    });
    return calledAsAsked(distinct([...this.known(element), ...others]), businessObject);
  }

  /** Also what the element itself sets: for a condition that is looked at after it. */
  after({ businessObject }: DiagramElement): readonly Variable[] {
    const own = calledAsAsked(variablesOfStep(businessObject, this.knowledge.bundle), businessObject);
    return distinct([...own, ...knownBefore(businessObject, this.knowledge)]);
  }
}
