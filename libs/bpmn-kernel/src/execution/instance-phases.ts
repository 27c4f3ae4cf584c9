import { forgetCompensations, keepCalled } from '../behaviors/scopes/compensation-records.js';
import { isInterrupted, openEventSubProcesses } from '../behaviors/triggers/event-sub-process.js';
import { cancelWaits } from '../behaviors/triggers/waits.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { variablesOf } from '../variables/visible.js';
import type { Execution } from './execution.js';
import { instanceHost } from './host.js';
import { complete, completeAround } from './lifecycle.js';
import { hearInstance, processListeners } from './process-listeners.js';
import { reachedEnd } from './reached-end.js';

/** Its start listeners are heard: its event subprocesses listen, and the tokens that stand at its beginning go on. */
export const goOnWithInstance = (execution: Execution, instanceKey: Key): void => {
  const tokens = [...execution.state.elements.find('scope', instanceKey)].sort((a, b) => a.entered - b.entered);
  const host = instanceHost(execution, instanceKey);
  if (host) openEventSubProcesses(execution, host, execution.publishedOf(instanceKey).definition.eventSubProcesses);
  if (isInterrupted(execution, instanceKey)) return;
  for (const token of tokens) {
    if (token.state === 'activating') execution.move(token.key);
    // What it would wait for has started the instance.
    else if (token.state === 'completing') complete(execution, token);
  }
};

const callerOf = ({ state }: Execution, instanceKey: Key): ElementInstance | undefined => {
  const parentKey = state.instances.get(instanceKey)?.parentElementKey;
  return parentKey ? state.elements.get(parentKey) : undefined;
};

/** Nothing is left in the instance, and its end listeners are heard: it completes, and the call that waits for it. */
export const completeNow = (execution: Execution, processInstanceKey: Key): void => {
  const { state } = execution;
  const variables = variablesOf(state, processInstanceKey);
  const endElementId = state.instances.get(processInstanceKey)?.endElementId ?? null;
  endInstance(execution, { processInstanceKey, endElementId, variables });
};

interface Ending {
  readonly processInstanceKey: Key;
  readonly endElementId: string | null;
  readonly variables: Variables;
}

const endInstance = (execution: Execution, { processInstanceKey, endElementId, variables }: Ending): void => {
  const caller = callerOf(execution, processInstanceKey);
  if (caller) keepCalled(execution, caller, processInstanceKey, variables);
  else forgetCompensations(execution, processInstanceKey);
  execution.emit({ type: 'ProcessInstanceCompleted', processInstanceKey, endElementId });
  if (caller) completeAround(execution, caller, variables);
};

/** The last token has gone. */
export const completeInstance = (execution: Execution, last: ElementInstance): void => {
  const { processInstanceKey } = last;
  const host = instanceHost(execution, processInstanceKey);
  if (host) cancelWaits(execution, host);
  const endElementId = reachedEnd(execution, last);
  if (processListeners(execution.publishedOf(processInstanceKey).definition, 'end').length > 0) {
    execution.emit({ type: 'ProcessInstanceCompleting', processInstanceKey, endElementId });
    hearInstance(execution, processInstanceKey, 'end', 0);
    return;
  }
  const variables = variablesOf(execution.state, processInstanceKey);
  endInstance(execution, { processInstanceKey, endElementId, variables });
};

/** A listener's job could not be made: the listeners of that phase begin again. */
export const hearInstanceAgain = (execution: Execution, instanceKey: Key): void => {
  const begun = execution.state.elements.count('scope', instanceKey) > 0;
  hearInstance(execution, instanceKey, begun ? 'start' : 'end', 0);
};
