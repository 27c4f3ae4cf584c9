import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { noneStartEvent, startInstance } from '../execution/instances.js';
import { terminateInstance } from '../execution/lifecycle.js';
import type { PublishedDefinition } from '../services.js';
import { bring } from '../variables/assign.js';
import { setTicketFields } from '../variables/mappings.js';
import type { Command } from '../commands.js';
import { accepted, found, type CommandHandlers } from './handler.js';

type Start = Extract<Command, { type: 'StartProcessInstance' }>;

const startEventOf = (published: PublishedDefinition, wanted: string | undefined): string => {
  const { definition } = published;
  const id =
    wanted === undefined ? noneStartEvent(published) : definition.startEvents.find((known) => known === wanted);
  const what = wanted === undefined ? 'a none start event' : `the start event (${wanted})`;
  const message = `Expected the process "${definition.id}", version ${published.version}, to have ${what}, but it has none. Its start events: ${definition.startEvents.join(', ') || 'none'}.`;
  return id ?? refuse('no-start-event', message);
};

const definitionOf = ({ services }: Execution, { definitionKey }: Start): PublishedDefinition =>
  services.definition(definitionKey) ??
  refuse('definition-not-found', `Expected a published version with the key ${definitionKey}, but there is none.`);

const isNew = ({ state }: Execution): boolean => state.instances.size === 0 && state.variables.size === 0;

export const processInstanceHandlers: CommandHandlers<'StartProcessInstance' | 'CancelProcessInstance'> = {
  StartProcessInstance: (execution, command) => {
    const { processInstanceKey: key, ticket } = command;
    const published = definitionOf(execution, command);
    const startEvent = startEventOf(published, command.startElementId);
    const variables = accepted(execution, command.variables);
    if (ticket) accepted(execution, ticket);
    if (execution.state.instances.has(key)) {
      refuse('wrong-state', `Expected a new key for the process instance, but ${key} is taken. Choose another one.`);
    }
    if (isNew(execution)) execution.emit({ type: 'CaseOpened', caseKey: execution.state.caseKey });
    if (ticket) setTicketFields(execution, ticket);
    const instance = { key, published, parentElementKey: null, startEvent };
    const brought = published.definition.nodes[startEvent];
    const byMessage = brought?.type === 'startEvent' && brought.event.kind === 'message';
    const start = startInstance(execution, { ...instance, variables: byMessage ? {} : variables });
    if (byMessage) bring(execution, start, variables);
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
    terminateInstance(execution, key);
  },
};
