import type { Exploration, Reached } from './exploration.js';
import { at } from './marking.js';

/**
 * How often an element is begun on every way from a beginning to an end, or more: of tokens at one place, no more than
 * two are counted. 0 where something was not looked at, or there is no end.
 */
export const leastBegun = ({ states, complete }: Exploration, elementId: string): number => {
  if (!complete) return 0;
  const here = ({ state }: Reached): number => state.marking.count(at(elementId));
  const least = new Map(states.filter(({ from }) => from === null).map((one) => [one, here(one)]));
  const open = [...least.keys()];
  // Until nothing gets less: a state is looked at again when a shorter way to it is found.
  for (const reached of open) {
    for (const next of reached.next) {
      const begun = (least.get(reached) ?? 0) + Math.max(0, here(next) - here(reached));
      if (begun >= (least.get(next) ?? Infinity)) continue;
      least.set(next, begun);
      open.push(next);
    }
  }
  const ends = states.filter(({ next, exits }) => next.length === 0 || exits.length > 0);
  return ends.length === 0 ? 0 : Math.min(...ends.map((end) => least.get(end) ?? 0));
};
