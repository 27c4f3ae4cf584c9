import type { Values } from '@relevo/contracts';
import { requester, type Scene, type Step, type Who } from '../story.js';

type Minutes = readonly [number, number];

export const report = (): Step => ({ act: { kind: 'report' }, after: 0 });

interface Work {
  readonly elementId: string;
  readonly by: Who;
  readonly values: Values;
  /** Until somebody takes it, and how long it takes then. */
  readonly waits: Minutes;
  readonly takes: Minutes;
}

/** Takes a task and completes it. */
export const work = ({ dice }: Scene, { elementId, by, values, waits, takes }: Work): readonly Step[] => [
  { act: { kind: 'claim', elementId, by }, after: dice.between(waits) },
  { act: { kind: 'complete', elementId, by, values }, after: dice.between(takes) },
];

export const claim = ({ dice }: Scene, elementId: string, by: Who): readonly Step[] => [
  { act: { kind: 'claim', elementId, by }, after: dice.between([8, 40]) },
];

/** The requester does not claim. */
export const answer = ({ dice }: Scene, elementId: string, values: Values): readonly Step[] => [
  { act: { kind: 'complete', elementId, by: requester, values }, after: dice.between([25, 500]) },
];

export const says = ({ dice }: Scene, by: Who, text: string): readonly Step[] => [
  { act: { kind: 'comment', by, text, visibility: 'public' }, after: dice.between([5, 60]) },
];

export const notes = ({ dice }: Scene, by: Who, text: string): readonly Step[] => [
  { act: { kind: 'comment', by, text, visibility: 'internal' }, after: dice.between([5, 30]) },
];

/** Now and then, so that not every ticket is full of words. */
export const sometimes = ({ dice }: Scene, probability: number, steps: readonly Step[]): readonly Step[] =>
  dice.chance(probability) ? steps : [];

export const cancel = (scene: Scene, by: Who): Step => ({
  act: { kind: 'cancel', by, reason: scene.dice.pick(scene.says.withdrawn) },
  after: scene.dice.between([20, 300]),
});
