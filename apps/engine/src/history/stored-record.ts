import { replacePath } from './field-path.js';
import { unpackEvents } from './packing/packed-events.js';
import { type RecordedValue, unpackValues } from './packing/packed-values.js';
import type { RecordContent } from './record.js';
import type { RecordRow } from './record-queries.js';
import type { SealedEvent } from './sealing.js';

/** A row whose events and values were taken apart again. */
export interface StoredRecord {
  readonly row: RecordRow;
  readonly bareEvents: readonly SealedEvent[];
  readonly values: readonly RecordedValue[];
}

export const unpackRecord = (row: RecordRow): StoredRecord => ({
  row,
  bareEvents: unpackEvents({ stream: row.stream, at: Number(row.at) }, row.events),
  values: row.packed === null ? [] : unpackValues(row.packed),
});

/** The events with something in the place of each of their values. */
export const fillEvents = (
  { bareEvents, values }: StoredRecord,
  fill: (value: RecordedValue) => unknown,
): readonly SealedEvent[] => {
  const events = [...bareEvents];
  for (const value of values) {
    const event = events[value.eventIndex];
    if (event) events[value.eventIndex] = replacePath(event, value.path, fill(value)) as SealedEvent;
  }
  return events;
};

/** What the record's hash covers, given what came before it. */
export const contentOf = (stored: StoredRecord, previousHash: Buffer): RecordContent => ({
  ...describe(stored.row),
  events: fillEvents(stored, ({ commitment }) => ({ commitment: commitment() })),
  previousHash,
});

export const describe = (row: RecordRow): Omit<RecordContent, 'events' | 'previousHash'> => ({
  stream: row.stream,
  sequence: row.sequence,
  at: Number(row.at),
  actor: {
    kind: row.actor_kind,
    id: row.actor_id,
    ...(row.on_behalf_of !== null && { onBehalfOf: row.on_behalf_of }),
  },
  command: row.command,
  definitionKey: row.definition_key,
  formatVersion: row.format_version,
});
