import type { FlowNode } from '@relevo/bpmn-model';
import type { Key } from '../keys.js';
import { scopesFrom } from '../variables/visible.js';
import type { Execution } from './execution.js';
import { fail } from './failure.js';
import { label } from './label.js';

/** Counts a step; a flow that runs in circles, or has too many tokens, is stopped by a fault that can be resolved. */
export const checkStep = (execution: Execution, node: FlowNode): void => {
  const { stepsPerCommand } = execution.services.limits;
  execution.steps += 1;
  if (execution.steps > stepsPerCommand) {
    const message = `Expected at most ${stepsPerCommand} elements in one go (limit stepsPerCommand), but ${label(node)} came after them: the flow runs in circles without waiting. Correct the condition that should end the loop, then retry; retrying continues from here.`;
    fail('limit-steps', message);
  }
  checkTokens(execution, node, 0);
};

/** So many tokens more must fit into the case. */
export const checkTokens = ({ services, state }: Execution, node: FlowNode, more: number): void => {
  const { tokensPerCase } = services.limits;
  if (state.elements.size + more <= tokensPerCase) return;
  const message = `Expected at most ${tokensPerCase} tokens in one case (limit tokensPerCase), but ${label(node)} is ${more > 0 ? `${more} more` : 'one more'}. Complete or cancel others, then retry.`;
  fail('limit-tokens', message);
};

/** How many subprocesses and calls are nested, down to the one whose element instance is given. */
const depthOf = (execution: Execution, elementKey: Key): number => {
  const scopes = [...scopesFrom(execution.state, elementKey)];
  const caller = execution.state.instances.get(scopes.at(-1) ?? elementKey)?.parentElementKey;
  return scopes.length - 1 + (caller ? depthOf(execution, caller) : 0);
};

export const checkDepth = (execution: Execution, elementKey: Key, node: FlowNode): void => {
  const { depth } = execution.services.limits;
  if (depthOf(execution, elementKey) <= depth) return;
  const message = `Expected subprocesses and calls nested at most ${depth} deep (limit depth), but ${label(node)} is one deeper: does a process call itself without end? Correct the condition, then retry.`;
  fail('limit-depth', message);
};
