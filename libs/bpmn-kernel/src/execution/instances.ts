import type { ElementId } from '@relevo/bpmn-model';
import type { Key, Variables } from '../keys.js';
import type { PublishedDefinition } from '../services.js';
import type { ElementInstance } from '../state.js';
import { isInterrupted, openEventSubProcesses } from '../behaviors/triggers/event-sub-process.js';
import { propagate } from '../variables/assign.js';
import { placeToken, startToken } from './enter.js';
import type { Execution } from './execution.js';
import { hearInstance, processListeners } from './process-listeners.js';

export interface NewInstance {
  readonly key: Key;
  readonly published: PublishedDefinition;
  /** The call activity that waits for it. */
  readonly parentElementKey: Key | null;
  /** Where its first tokens stand. */
  readonly startNodes: readonly ElementId[];
  readonly variables: Variables;
}

/** Starts a process instance; answers its first tokens. */
export const startInstance = (execution: Execution, instance: NewInstance): readonly ElementInstance[] => {
  const { key, published, parentElementKey, startNodes, variables } = instance;
  execution.emit({
    type: 'ProcessInstanceStarted',
    processInstanceKey: key,
    definitionKey: published.key,
    bpmnProcessId: published.definition.id,
    version: published.version,
    parentElementKey,
  });
  propagate(execution, key, variables);
  const { definition } = published;
  const place = { processInstanceKey: key, scopeKey: key };
  if (processListeners(definition, 'start').length > 0) {
    const tokens = startNodes.map((elementId) =>
      placeToken(execution, { ...place, elementId, flowId: null }, undefined),
    );
    hearInstance(execution, key, 'start', 0);
    return tokens;
  }
  const scope = { key, processInstanceKey: key, elementId: definition.id };
  openEventSubProcesses(execution, scope, definition.eventSubProcesses);
  if (isInterrupted(execution, key)) return [];
  return startNodes.map((elementId) => startToken(execution, { ...place, elementId }));
};
