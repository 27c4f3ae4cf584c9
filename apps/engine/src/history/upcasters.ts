import type { SealedEvent } from './sealing.js';

type Upcaster = (events: readonly SealedEvent[]) => readonly SealedEvent[];

/**
 * From the form of version n to that of n + 1, under n. Records are never rewritten: reading brings them up to date.
 * Each upcaster comes with a recorded stream in test/history-formats that must fold to the same state for ever.
 */
const upcasters: Readonly<Record<number, Upcaster>> = {};

export const upcast = (events: readonly SealedEvent[], formatVersion: number): readonly SealedEvent[] => {
  const upcaster = upcasters[formatVersion];
  return upcaster ? upcast(upcaster(events), formatVersion + 1) : events;
};
