import type { Command, Key, ProcessInstanceModification } from '@relevo/bpmn-kernel';
import type { CaseWorkspace, Statement } from '../execution/executor.js';
import { releaseForCase } from '../execution/held-deliveries.js';

/** One thing that is done to one process instance, by a person or as an item of a batch. */
export interface InstanceAct {
  /** Name in the history. */
  readonly name: string;
  readonly perform: (workspace: CaseWorkspace) => ActOutcome;
  readonly also: (caseKey: Key) => readonly Statement[];
}

/** What it led to; `stuck`: it was done, and the same element is stuck again. */
export type ActOutcome = { readonly stuck: { readonly code: string; readonly message: string } | null };

const done: ActOutcome = { stuck: null };

const act = (command: Command, also: InstanceAct['also'] = () => []): InstanceAct => ({
  name: command.type,
  perform: (workspace) => {
    workspace.run(command);
    return done;
  },
  also,
});

export const suspendInstance = (processInstanceKey: Key, reason: string): InstanceAct =>
  act({ type: 'SuspendProcessInstance', processInstanceKey, reason });

/** What was held for it goes its way: raise the deliveries after the commit. */
export const resumeInstance = (processInstanceKey: Key, reason: string): InstanceAct =>
  act({ type: 'ResumeProcessInstance', processInstanceKey, reason }, releaseForCase);

export const cancelInstance = (processInstanceKey: Key, reason: string): InstanceAct =>
  act({ type: 'CancelProcessInstance', processInstanceKey, ...(reason !== '' && { reason }) });

export const modifyInstance = (command: ProcessInstanceModification): InstanceAct => act(command);

/** Goes on from the phase that failed. */
export const resolveFault = (faultKey: Key): InstanceAct => ({
  name: 'ResolveFault',
  perform: (workspace) => {
    const before = workspace.state.faults.get(faultKey);
    const events = workspace.run({ type: 'ResolveFault', faultKey });
    for (const event of events) {
      if (event.type !== 'FaultRaised' || event.fault.elementKey !== before?.elementKey) continue;
      return { stuck: { code: event.fault.code, message: event.fault.message } };
    }
    return done;
  },
  also: () => [],
});
