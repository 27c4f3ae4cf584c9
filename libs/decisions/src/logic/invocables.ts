import { feelFunction } from '@relevo/feel';
import type { CompiledDecision, CompiledFunction } from '../compile-decisions.js';
import { DecisionRun } from '../decision-run.js';
import type { Scope } from './logic.js';

/** Business knowledge models and decision services as FEEL functions, by name; each is made when it is first read. */
export function functionValues(functions: readonly CompiledFunction[], scope: Scope): { get(name: string): unknown } {
  const made = new Map<string, unknown>();
  return {
    get: (name) => {
      const found = functions.find((each) => each.name === name);
      if (found && !made.has(name)) made.set(name, functionOf(found, scope));
      return made.get(name);
    },
  };
}

const functionOf = (found: CompiledFunction, scope: Scope): unknown =>
  found.kind === 'knowledge' ? found.value(scope) : serviceFunction(found.service, scope);

/** DMN 1.5 §10.4: the parameters of a decision service are its input data, then its input decisions. */
function serviceFunction(decision: CompiledDecision, scope: Scope): unknown {
  const { givenInputs = [], givenDecisions = [] } = decision.service ?? {};
  const names = [...givenInputs.map(({ name }) => name), ...givenDecisions.map(({ resultNames: [name = ''] }) => name)];
  return feelFunction(names, (...values) => {
    const data = new Map(givenInputs.map(({ name }, index) => [name, values[index] ?? null]));
    const decisions = givenDecisions.map((each, index) => {
      const value = values[givenInputs.length + index] ?? null;
      return [each, each.typed(value, scope)] as const;
    });
    const lookup = (name: string) => data.get(name);
    const run = new DecisionRun({ ...scope, lookup }, scope.recorder.steps, new Map(decisions));
    return run.decide(decision);
  });
}
