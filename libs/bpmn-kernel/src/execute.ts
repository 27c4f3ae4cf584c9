import { registry } from './behaviors/registry.js';
import { adHocHandlers } from './commands/ad-hoc.js';
import { faultHandlers } from './commands/faults.js';
import type { CommandHandler, CommandHandlers } from './commands/handler.js';
import { jobHandlers } from './commands/jobs.js';
import { modificationHandlers } from './commands/modification.js';
import { processInstanceHandlers } from './commands/process-instances.js';
import { signalHandlers } from './commands/signals.js';
import { suspensionHandlers } from './commands/suspension.js';
import { triggerHandlers } from './commands/triggers.js';
import { userTaskHandlers } from './commands/user-tasks.js';
import { variableHandlers } from './commands/variables.js';
import type { Command, CommandType } from './commands.js';
import { WorkingCase } from './case/working-case.js';
import type { ProcessEvent } from './events.js';
import { Execution } from './execution/execution.js';
import { Refusal } from './execution/failure.js';
import { runToWaitStates } from './execution/run.js';
import type { Rejection } from './rejection.js';
import type { Services } from './services.js';
import type { CaseState } from './state.js';

const handlers = {
  ...processInstanceHandlers,
  ...userTaskHandlers,
  ...jobHandlers,
  ...triggerHandlers,
  ...variableHandlers,
  ...faultHandlers,
  ...signalHandlers,
  ...adHocHandlers,
  ...suspensionHandlers,
  ...modificationHandlers,
} satisfies CommandHandlers;

export type Outcome =
  | { readonly ok: true; readonly events: readonly ProcessEvent[]; readonly state: CaseState }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * Decides one command on one case and runs it to all wait states. `state` stays as it is: the answer's state is a fork
 * of it with all events applied. Whatever the data, it answers; what it throws is a bug.
 */
export const execute = (state: CaseState, command: Command, services: Services): Outcome => {
  const execution = new Execution(WorkingCase.of(state).fork(), services, registry);
  const handler = handlers[command.type] as CommandHandler<CommandType>;
  try {
    handler(execution, command);
    runToWaitStates(execution);
    return { ok: true, events: execution.events, state: execution.state };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ok: false, rejection: refusal.rejection };
    throw refusal;
  }
};
