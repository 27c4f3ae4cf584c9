import type { Instant } from '@relevo/bpmn-kernel';
import type { SealedEvent } from '../sealing.js';
import { deflated, inflated } from './deflated.js';
import type { Nearby } from './references.js';

/** Of which record the events are. */
export interface EventsOf {
  readonly stream: string;
  readonly at: Instant;
}

/** Keys are near to the case's own; other streams have few keys. */
const nearby = ({ stream, at }: EventsOf): Nearby => ({
  key: stream.startsWith('case:') ? Number(stream.slice(5)) : 0,
  at,
});

/** Events without their values, as `history_record.events` holds them. */
export const packEvents = (of: EventsOf, events: readonly SealedEvent[]): Buffer =>
  deflated(({ shapes, References }) => {
    const references = new References(nearby(of));
    return JSON.stringify(events.map((event) => shapes.fold(event, references)));
  });

export const unpackEvents = (of: EventsOf, bytes: Buffer): readonly SealedEvent[] => {
  const { text, dictionary } = inflated(bytes);
  const references = new dictionary.References(nearby(of));
  return (JSON.parse(text) as readonly unknown[]).map(
    (event) => dictionary.shapes.unfold(event, references) as SealedEvent,
  );
};
