import type { WorkingCase } from '../case/working-case.js';
import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { changesNothing, type Appliers } from './appliers.js';
import { countIteration, forgetLoop } from './loops.js';

const move = (state: WorkingCase, key: Key, to: ElementInstance['state']): void => {
  const element = state.elements.get(key);
  if (element) state.elements.put({ ...element, state: to, listened: 0 });
};

const leave = (state: WorkingCase, event: { readonly elementKey: Key }): void => {
  forgetLoop(state, event.elementKey);
  state.elements.remove(event.elementKey);
  state.variables.remove(event.elementKey);
};

export const elementAppliers: Appliers<
  | 'ElementEntered'
  | 'TokensJoined'
  | 'ElementActivated'
  | 'ElementCompleting'
  | 'ElementCompleted'
  | 'ElementTerminated'
  | 'ListenerCompleted'
  | 'SequenceFlowTaken'
  | 'ErrorThrown'
> = {
  ElementEntered: (state, event, at) => {
    state.entered += 1;
    state.elements.put({
      key: event.elementKey,
      processInstanceKey: event.processInstanceKey,
      elementId: event.elementId,
      type: event.elementType,
      scopeKey: event.scopeKey,
      state: event.joining ? 'joining' : 'activating',
      flowId: event.flowId,
      entered: state.entered,
      enteredAt: at,
      loop: event.counter === undefined ? null : { kind: 'iteration', counter: event.counter },
      compensates: event.compensates ?? null,
      listened: 0,
    });
    if (event.counter !== undefined) countIteration(state, event.scopeKey);
  },
  TokensJoined: (state, event) => {
    for (const key of event.consumedElementKeys) state.elements.remove(key);
    move(state, event.elementKey, 'activating');
  },
  ElementActivated: (state, event) => move(state, event.elementKey, 'active'),
  ElementCompleting: (state, event) => move(state, event.elementKey, 'completing'),
  ElementCompleted: leave,
  ElementTerminated: leave,
  ListenerCompleted: (state, event) => {
    const element = state.elements.get(event.elementKey);
    if (element) state.elements.put({ ...element, listened: element.listened + 1 });
  },
  SequenceFlowTaken: changesNothing,
  ErrorThrown: changesNothing,
};
