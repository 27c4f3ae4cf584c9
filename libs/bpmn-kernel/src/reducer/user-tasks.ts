import type { Appliers } from './appliers.js';

export const userTaskAppliers: Appliers<
  | 'UserTaskCreated'
  | 'UserTaskAssigned'
  | 'UserTaskUpdated'
  | 'UserTaskCompleted'
  | 'UserTaskCancelled'
  | 'UserTaskChangePending'
> = {
  UserTaskCreated: (state, { userTask }) => state.userTasks.put(userTask),
  UserTaskChangePending: (state, event) => {
    const task = state.userTasks.get(event.userTaskKey);
    if (task) state.userTasks.put({ ...task, pending: event.pending });
  },
  UserTaskAssigned: (state, event) => {
    const task = state.userTasks.get(event.userTaskKey);
    if (task) state.userTasks.put({ ...task, assignee: event.assignee });
  },
  UserTaskUpdated: (state, event) => {
    const task = state.userTasks.get(event.userTaskKey);
    if (task) state.userTasks.put({ ...task, ...event.changes });
  },
  UserTaskCompleted: (state, event) => state.userTasks.remove(event.userTaskKey),
  UserTaskCancelled: (state, event) => state.userTasks.remove(event.userTaskKey),
};
