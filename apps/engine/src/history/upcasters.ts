import { replacePath } from './field-path.js';
import type { SealedEvent } from './sealing.js';

type Upcaster = (events: readonly SealedEvent[]) => readonly SealedEvent[];

/** What a job and a task had no field for before listeners. */
const beforeListeners = (event: SealedEvent): SealedEvent => {
  switch (event.type) {
    case 'JobCreated':
      return [['job.kind', 'work'] as const, ['job.listener', null] as const].reduce(
        (newer, [path, value]) => replacePath(newer, path, value) as SealedEvent,
        event,
      );
    case 'UserTaskCreated':
      return replacePath(event, 'userTask.pending', null) as SealedEvent;
    default:
      return event;
  }
};

/**
 * From the form of version n to that of n + 1, under n. Records are never rewritten: reading brings them up to date.
 * Each upcaster comes with a recorded stream in test/history-formats that must fold to the same state for ever.
 */
const upcasters: Readonly<Record<number, Upcaster>> = { 1: (events) => events.map(beforeListeners) };

export const upcast = (events: readonly SealedEvent[], formatVersion: number): readonly SealedEvent[] => {
  const upcaster = upcasters[formatVersion];
  return upcaster ? upcast(upcaster(events), formatVersion + 1) : events;
};
