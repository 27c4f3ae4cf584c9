import type { CommandHandlers } from './handler.js';

export const signalHandlers: CommandHandlers<'DeliverSignal'> = {
  DeliverSignal: () => undefined,
};
