import type { Replay, ReplayFrame } from '@relevo/contracts';

interface Bead {
  readonly elementId: string;
  readonly state: 'active' | 'waiting' | 'fault';
}

/** What the diagram shows at one frame; marks of other diagrams of the ticket are left out. */
export interface Moment {
  readonly frame: ReplayFrame;
  readonly tokens: readonly Bead[];
  /** Every flow taken so far, in order. */
  readonly path: readonly string[];
  /** How often each element was completed so far. */
  readonly visits: Readonly<Record<string, number>>;
}

/** Folds the frames up to `index`; null for a ticket without any. */
export const momentAt = (replay: Replay, index: number): Moment | null => {
  const frame = replay.frames[index];
  if (frame === undefined) return null;
  const here = (mark: { readonly definitionKey: string }): boolean => mark.definitionKey === frame.definitionKey;
  const past = replay.frames.slice(0, index + 1);
  const visits: Record<string, number> = {};
  for (const { elementId, visit } of past.flatMap((one) => one.visits.filter(here))) {
    visits[elementId] = Math.max(visits[elementId] ?? 0, visit);
  }
  return {
    frame,
    tokens: frame.tokens.filter(here),
    path: past.flatMap((one) => one.flows.filter(here).map((flow) => flow.flowId)),
    visits,
  };
};

export type Jump = 'person' | 'fault' | 'loop' | 'version';
export const jumps: readonly Jump[] = ['person', 'fault', 'loop', 'version'];

const stuck = (frame: ReplayFrame | undefined): number =>
  frame?.tokens.filter((token) => token.state === 'fault').length ?? 0;

const isTarget: Record<Jump, (frame: ReplayFrame, before: ReplayFrame) => boolean> = {
  person: (frame, before) => frame.actor !== null && frame.actor.id !== before.actor?.id,
  fault: (frame, before) => frame.notes.some((note) => note.kind === 'fault') || stuck(frame) > stuck(before),
  loop: (frame) => frame.visits.some(({ visit }) => visit > 1),
  version: (frame, before) => frame.definitionKey !== before.definitionKey,
};

/** The next frame of that kind after `index`, or null. */
export const jumpFrom = (frames: readonly ReplayFrame[], index: number, jump: Jump): number | null => {
  for (let next = index + 1; next < frames.length; next += 1) {
    const [frame, before] = [frames[next], frames[next - 1]];
    if (frame !== undefined && before !== undefined && isTarget[jump](frame, before)) return next;
  }
  return null;
};
