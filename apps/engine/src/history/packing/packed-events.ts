import type { SealedEvent } from '../sealing.js';
import { deflated, inflated } from './deflated.js';

/** What keys of a stream are near to: the case's own. Other streams have few keys. */
export const nearOf = (stream: string): number => (stream.startsWith('case:') ? Number(stream.slice(5)) : 0);

/** Events without their values, as `history_record.events` holds them. */
export const packEvents = (stream: string, events: readonly SealedEvent[]): Buffer => {
  const near = nearOf(stream);
  return deflated(({ shapes }) => JSON.stringify(events.map((event) => shapes.fold(event, near))));
};

export const unpackEvents = (stream: string, bytes: Buffer): readonly SealedEvent[] => {
  const { text, dictionary } = inflated(bytes);
  const near = nearOf(stream);
  return (JSON.parse(text) as readonly unknown[]).map((event) => dictionary.shapes.unfold(event, near) as SealedEvent);
};
