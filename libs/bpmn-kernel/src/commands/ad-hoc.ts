import type { CommandHandlers } from './handler.js';

export const adHocHandlers: CommandHandlers<'ActivateAdHocActivities'> = {
  ActivateAdHocActivities: () => undefined,
};
