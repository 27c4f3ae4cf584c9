import type { Command, CommandType } from '../commands.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { hostOf, type Host } from '../execution/host.js';
import { label } from '../execution/label.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { problemOf } from '../variables/assign.js';

/** Decides one kind of command: refuses it, or emits what it changes and lets tokens move. */
export type CommandHandler<Type extends CommandType> = (
  execution: Execution,
  command: Extract<Command, { type: Type }>,
) => void;

export type CommandHandlers<Type extends CommandType = CommandType> = { readonly [T in Type]: CommandHandler<T> };

/** Variables that come from outside: a bad one refuses the whole command. */
export const accepted = (execution: Execution, variables: Variables): Variables => {
  for (const [name, value] of Object.entries(variables)) {
    const problem = problemOf(name, value, execution.services.limits);
    if (problem) refuse(problem.code === 'reserved-variable' ? problem.code : 'invalid-variables', problem.message);
  }
  return variables;
};

/** The row that a command names, or a refusal. */
export const found = <Row>(row: Row | undefined, what: string, key: Key): Row =>
  row ?? refuse('not-found', `Expected ${what} with the key ${key}, but there is none (any more). Look it up again.`);

/** Nothing happens in a suspended process instance: whoever wants something of it comes again when it is resumed. */
export const requireRunning = ({ state }: Execution, { processInstanceKey }: InInstance): void => {
  const instance = state.instances.get(processInstanceKey);
  if (!instance || instance.suspendedAt === null) return;
  const message = `Expected the process instance ${processInstanceKey} of "${instance.bpmnProcessId}" to run, but it is suspended. Resume it, or wait until somebody does, then try again.`;
  refuse('suspended', message);
};

interface InInstance {
  readonly processInstanceKey: Key;
}

/** The element instance to which a live row belongs. */
export const elementOf = (execution: Execution, row: { readonly elementKey: Key }): ElementInstance => {
  const element = execution.state.elements.get(row.elementKey);
  if (!element) throw new Error(`Expected the element instance ${row.elementKey}, but the case has none.`);
  return element;
};

/** Who waits by a live row. */
export const waitingHost = (execution: Execution, row: { readonly elementKey: Key }): Host => {
  const host = hostOf(execution, row.elementKey);
  if (!host) throw new Error(`Expected the element or process instance ${row.elementKey}, but the case has none.`);
  return host;
};

export const placeOf = (element: Host) => ({
  processInstanceKey: element.processInstanceKey,
  elementKey: element.key,
  elementId: element.elementId,
});

export const labelOf = (execution: Execution, host: Host): string => {
  const { definition } = execution.publishedOf(host.processInstanceKey);
  return label(definition.nodes[host.elementId] ?? definition);
};
