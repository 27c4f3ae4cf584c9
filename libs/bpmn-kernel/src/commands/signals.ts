import { catchSignal } from '../behaviors/triggers/signal.js';
import { refuse } from '../execution/failure.js';
import { accepted, found, requireRunning, type CommandHandlers } from './handler.js';

export const signalHandlers: CommandHandlers<'DeliverSignal'> = {
  /** Variables of a signal arrive as a message's do. */
  DeliverSignal: (execution, { subscriptionKey, signalKey, signalName, variables }) => {
    const waiting = found(execution.state.signals.get(subscriptionKey), 'a signal subscription', subscriptionKey);
    requireRunning(execution, waiting);
    if (waiting.signalName !== signalName) {
      const message = `Expected the signal "${waiting.signalName}" for (${waiting.targetElementId}), but got "${signalName}". Read it again.`;
      refuse('wrong-state', message);
    }
    catchSignal(execution, waiting, { signalKey, signalName, variables: accepted(execution, variables) });
  },
};
