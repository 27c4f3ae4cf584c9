import { changeTask } from '../behaviors/tasks/task-changes.js';
import type { Command } from '../commands.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { label } from '../execution/label.js';
import type { Key, Variables } from '../keys.js';
import type { UserTask } from '../state.js';
import { lookupFrom } from '../variables/visible.js';
import { accepted, elementOf, found, labelOf, requireRunning, type CommandHandlers } from './handler.js';

type Completion = Extract<Command, { type: 'CompleteUserTask' }>;

/** A submission is checked against the task's form version; it sets only what that declares (design §4). */
const submitted = (execution: Execution, task: UserTask, { values }: Completion): Variables => {
  if (values.kind === 'variables') return values.variables;
  const node = execution.nodeOf(task);
  if (node.type !== 'userTask') throw new Error(`Expected (${node.id}) to be a user task, but it is a ${node.type}.`);
  const lookup = lookupFrom(execution.state, task.elementKey);
  const outcome = execution.services.checkSubmission(node, task.formKey, values.data, lookup);
  if (outcome.ok) return outcome.variables;
  const problems = outcome.fields.map(({ message }) => message).join(' ');
  const message = `Expected what the form of ${label(node)} accepts, but ${outcome.fields.length} of the fields are wrong: ${problems}`;
  return refuse('invalid-submission', message, outcome.fields);
};

const checkAssignment = (
  execution: Execution,
  task: UserTask,
  command: Extract<Command, { type: 'AssignUserTask' }>,
) => {
  const taken = task.assignee !== null && task.assignee !== command.assignee;
  if (!taken || command.allowOverride) return;
  const task_ = labelOf(execution, elementOf(execution, task));
  const message = `Expected the task ${task_} to be free, but ${task.assignee} has it. Ask them, or let a supervisor hand it over.`;
  refuse('already-assigned', message);
};

const isPriority = (priority: number): boolean => Number.isInteger(priority) && priority >= 0 && priority <= 100;

/** An open task that waits for no listener. */
const taskOf = (execution: Execution, { userTaskKey }: { readonly userTaskKey: Key }): UserTask => {
  const task = found(execution.state.userTasks.get(userTaskKey), 'an open user task', userTaskKey);
  requireRunning(execution, task);
  if (task.pending === null) return task;
  const label_ = labelOf(execution, elementOf(execution, task));
  const message = `Expected no change of the task ${label_} to be under way, but it waits for a listener to its ${task.pending.event}. Try again when that has answered.`;
  return refuse('wrong-state', message);
};

export const userTaskHandlers: CommandHandlers<'CompleteUserTask' | 'AssignUserTask' | 'UpdateUserTask'> = {
  CompleteUserTask: (execution, command) => {
    const task = taskOf(execution, command);
    const variables = accepted(execution, submitted(execution, task, command));
    changeTask(execution, task, { event: 'completing', action: command.action ?? 'complete', variables });
  },
  AssignUserTask: (execution, command) => {
    const task = taskOf(execution, command);
    checkAssignment(execution, task, command);
    const { assignee } = command;
    const action = command.action ?? (assignee === null ? 'unassign' : 'assign');
    changeTask(execution, task, { event: 'assigning', action, assignee });
  },
  UpdateUserTask: (execution, command) => {
    const task = taskOf(execution, command);
    const { changes } = command;
    if (changes.priority !== undefined && !isPriority(changes.priority)) {
      refuse('invalid-variables', `Expected a priority from 0 to 100, whole, but got ${changes.priority}.`);
    }
    changeTask(execution, task, { event: 'updating', action: command.action ?? 'update', changes });
  },
};
