import type { CaseState, Key, UserTask } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { CaseWorkspace } from '../execution/executor.js';
import { type Assignment, excludesEarlier } from './task-access.js';

/** Who has answered in a round, as a variable of the round itself: it ends with it, and expressions may read it. */
export const ANSWERED_BY = 'answeredBy';

/** The body of the loop whose instance the task is; null: it runs once. */
const roundOf = (state: CaseState, { elementKey }: Pick<UserTask, 'elementKey'>): Key | null => {
  const element = state.elements.get(elementKey);
  return element?.loop?.kind === 'iteration' ? element.scopeKey : null;
};

const namesIn = (state: CaseState, round: Key): readonly string[] => {
  const value = state.variables.get(round)?.variables[ANSWERED_BY]?.value;
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
};

/** Nobody where the diagram lets a person answer more than once. */
export const answeredBy = (state: CaseState, task: UserTask, node: FlowNode | null): readonly string[] => {
  const round = excludesEarlier(node) ? roundOf(state, task) : null;
  return round === null ? [] : namesIn(state, round);
};

interface Answer {
  readonly task: UserTask & Assignment;
  readonly node: FlowNode | null;
  readonly workspace: CaseWorkspace;
}

/** Before the task completes: with the last answer of a round the round is gone. */
export const noteAnswer = ({ task, node, workspace }: Answer, person: string): void => {
  const round = excludesEarlier(node) ? roundOf(workspace.state, task) : null;
  if (round === null) return;
  const names = [...task.answeredBy, person];
  workspace.run({ type: 'SetVariables', scopeKey: round, variables: { [ANSWERED_BY]: names }, local: true });
};
