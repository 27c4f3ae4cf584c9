import { isInterrupted } from '../behaviors/triggers/event-sub-process.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { startInstance } from '../execution/instances.js';
import { startByTrigger } from '../execution/instantiate.js';
import { terminateInstance } from '../execution/lifecycle.js';
import type { PublishedDefinition } from '../services.js';
import { setTicketFields } from '../variables/mappings.js';
import type { Command } from '../commands.js';
import { accepted, found, type CommandHandlers } from './handler.js';

type Start = Extract<Command, { type: 'StartProcessInstance' }>;

const startNodesOf = ({ definition, version }: PublishedDefinition, wanted: string | undefined): readonly string[] => {
  const startNodes =
    wanted === undefined ? definition.startNodes : definition.startEvents.filter((known) => known === wanted);
  if (startNodes.length > 0) return startNodes;
  const what = wanted === undefined ? 'a none start event' : `the start event (${wanted})`;
  const message = `Expected the process "${definition.id}", version ${version}, to have ${what}, but it has none. Its start events: ${definition.startEvents.join(', ') || 'none'}.`;
  return refuse('no-start-event', message);
};

const definitionOf = ({ services }: Execution, { definitionKey }: Start): PublishedDefinition => {
  const published =
    services.definition(definitionKey) ??
    refuse('definition-not-found', `Expected a published version with the key ${definitionKey}, but there is none.`);
  if (!published.suspended) return published;
  const { definition, version } = published;
  const message = `Expected the process "${definition.name ?? definition.id}", version ${version}, to begin instances, but an operator has suspended it. Try again when it is resumed, or publish a newer version.`;
  return refuse('definition-suspended', message);
};

const isNew = ({ state }: Execution): boolean => state.instances.size === 0 && state.variables.size === 0;

export const processInstanceHandlers: CommandHandlers<'StartProcessInstance' | 'CancelProcessInstance'> = {
  StartProcessInstance: (execution, command) => {
    const { processInstanceKey: key, ticket } = command;
    const published = definitionOf(execution, command);
    const startNodes = startNodesOf(published, command.startElementId);
    const variables = accepted(execution, command.variables);
    if (ticket) accepted(execution, ticket);
    if (execution.state.instances.has(key)) {
      refuse('wrong-state', `Expected a new key for the process instance, but ${key} is taken. Choose another one.`);
    }
    if (isNew(execution)) execution.emit({ type: 'CaseOpened', caseKey: execution.state.caseKey });
    if (ticket) setTicketFields(execution, ticket);
    const instance = { key, published, parentElementKey: null, startNodes };
    const { startElementId: elementId } = command;
    if (elementId === undefined) return void startInstance(execution, { ...instance, variables });
    // Without output mappings the variables are the instance's own, and its event subprocesses see them.
    const mapped = (published.definition.nodes[elementId]?.outputs.length ?? 0) > 0;
    startInstance(execution, { ...instance, startNodes: [], variables: mapped ? {} : variables });
    if (isInterrupted(execution, key)) return;
    startByTrigger(execution, { processInstanceKey: key, elementId, variables: mapped ? variables : {} });
  },
  CancelProcessInstance: (execution, command) => {
    const { processInstanceKey: key } = command;
    const instance = found(execution.state.instances.get(key), 'a process instance', key);
    if (instance.state !== 'active') {
      refuse('already-completed', `Expected an active process instance, but ${key} is ${instance.state} already.`);
    }
    if (instance.parentElementKey !== null) {
      refuse(
        'wrong-state',
        `Expected a process instance that nobody waits for, but ${key} was called by another one. Cancel that one.`,
      );
    }
    terminateInstance(execution, key, command.reason);
  },
};
