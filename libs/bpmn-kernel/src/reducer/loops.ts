import type { WorkingCase } from '../case/working-case.js';
import type { Key } from '../keys.js';
import type { LoopItem, LoopState } from '../state.js';
import type { Appliers } from './appliers.js';

type Body = Extract<LoopState, { kind: 'body' }>;

const change = (state: WorkingCase, bodyKey: Key, to: (body: Body) => Body): void => {
  const element = state.elements.get(bodyKey);
  if (element?.loop?.kind === 'body') state.elements.put({ ...element, loop: to(element.loop) });
};

export const countIteration = (state: WorkingCase, bodyKey: Key): void =>
  change(state, bodyKey, (body) => ({ ...body, entered: body.entered + 1 }));

/** A loop's items go with its body, those of an ad-hoc subprocess with it. */
export const forgetLoop = (state: WorkingCase, bodyKey: Key): void => {
  const element = state.elements.get(bodyKey);
  if (element?.loop?.kind !== 'body' && element?.type !== 'adHocSubProcess') return;
  for (const { key } of [...state.loopItems.find('element', bodyKey)]) state.loopItems.remove(key);
};

/** In a stream whose values were erased there are none. */
const putAll = (state: WorkingCase, items: readonly LoopItem[] | null): void => {
  for (const item of items ?? []) state.loopItems.put(item);
};

export const loopAppliers: Appliers<
  'LoopStarted' | 'LoopInputTaken' | 'LoopInstanceCompleted' | 'AdHocActivitiesQueued' | 'AdHocOutputCollected'
> = {
  LoopStarted: (state, { elementKey, total, inputs }) => {
    const element = state.elements.get(elementKey);
    if (element) state.elements.put({ ...element, loop: { kind: 'body', total, entered: 0, completed: 0 } });
    putAll(state, inputs);
  },
  LoopInputTaken: (state, { loopItemKey }) => state.loopItems.remove(loopItemKey),
  LoopInstanceCompleted: (state, { elementKey, output }) => {
    change(state, elementKey, (body) => ({ ...body, completed: body.completed + 1 }));
    if (output) state.loopItems.put(output);
  },
  AdHocActivitiesQueued: (state, { inputs }) => putAll(state, inputs),
  AdHocOutputCollected: (state, { output }) => state.loopItems.put(output),
};
