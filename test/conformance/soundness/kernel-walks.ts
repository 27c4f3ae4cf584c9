import { emptyCase, execute, mergeCase, type CaseState, type Command, type Key } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { feelServices } from '../support/feel-services.js';

const INSTANCE = 'i' as Key;
const longest = 60;

/** What somebody could do now, with that value of `v`. */
const possible = (state: CaseState, v: number): readonly Command[] => [
  ...[...state.userTasks.values()].map(({ key: userTaskKey }): Command => {
    const values = { kind: 'variables', variables: { v } } as const;
    return { type: 'CompleteUserTask', userTaskKey, values };
  }),
  ...[...state.subscriptions.values()].map(({ key: subscriptionKey, targetElementId: messageName }): Command => {
    const message = { subscriptionKey, messageKey: 'm' as Key, messageName };
    return { type: 'CorrelateMessage', ...message, variables: { v } };
  }),
];

/** How often each element is entered on one way through the kernel; null where that does not come to an end. */
export const walk = (definition: ProcessDefinition, choices: readonly number[]): ReadonlyMap<string, number> | null => {
  const services = feelServices();
  services.publish(definition);
  const entered = new Map<string, number>();
  let state = emptyCase('case' as Key);
  const take = (command: Command): void => {
    const outcome = execute(state, command, services);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    for (const event of outcome.events) {
      if (event.type === 'ElementActivated') entered.set(event.elementId, (entered.get(event.elementId) ?? 0) + 1);
    }
    state = mergeCase(outcome.state);
  };
  const [first = 0] = choices;
  const start = { processInstanceKey: INSTANCE, definitionKey: 'd1' as Key, variables: { v: first % 4 } };
  take({ type: 'StartProcessInstance', ...start });
  for (let step = 0; step < longest; step += 1) {
    const choice = choices[step % choices.length] ?? 0;
    const open = possible(state, choice % 5);
    const chosen = open[choice % Math.max(1, open.length)];
    if (chosen === undefined) return state.instances.get(INSTANCE)?.state === 'active' ? null : entered;
    take(chosen);
  }
  return null;
};
