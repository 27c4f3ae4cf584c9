import type { ElementId } from '@relevo/bpmn-model';
import type { Key, Variables } from '../keys.js';
import type { PublishedDefinition } from '../services.js';
import type { ElementInstance } from '../state.js';
import { propagate } from '../variables/assign.js';
import { startToken } from './enter.js';
import type { Execution } from './execution.js';

export interface NewInstance {
  readonly key: Key;
  readonly published: PublishedDefinition;
  /** The call activity that waits for it. */
  readonly parentElementKey: Key | null;
  readonly startEvent: ElementId;
  readonly variables: Variables;
}

/** Starts a process instance; answers the token at its start event. */
export const startInstance = (execution: Execution, instance: NewInstance): ElementInstance => {
  const { key, published, parentElementKey, startEvent, variables } = instance;
  execution.emit({
    type: 'ProcessInstanceStarted',
    processInstanceKey: key,
    definitionKey: published.key,
    bpmnProcessId: published.definition.id,
    version: published.version,
    parentElementKey,
  });
  propagate(execution, key, variables);
  return startToken(execution, { processInstanceKey: key, scopeKey: key, elementId: startEvent });
};

/** The start event that a call or a plain start begins with. */
export const noneStartEvent = ({ definition }: PublishedDefinition): ElementId | undefined =>
  definition.startEvents.find((id) => {
    const node = definition.nodes[id];
    return node?.type === 'startEvent' && node.event.kind === 'none';
  });
