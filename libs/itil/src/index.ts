export { parseInstant, isInvalid, type Invalid } from './instant.js';
export { firstDue, nextFiring, type TimerKind, type TimerSchedule } from './timer.js';
export { priorities, priorityRank, type Priority } from './priority.js';
export { compareTasks, nextTask, type QueuedTask, type Reason } from './next-task.js';
