import type { Json, Key, VariableEntry } from '@relevo/bpmn-kernel';

/** A variable as it lies in its scope's document: how far its key is from the scope's, and its value. */
export type StoredEntry = readonly [distance: number, value: Json];

type Document<Entry> = Readonly<Record<string, Entry>>;

/** Names and whole keys took half of a document (migration 0016). */
export const storedEntries = (scopeKey: Key, variables: Document<VariableEntry>): Document<StoredEntry> =>
  mapped(variables, ({ key, value }) => [Number(BigInt(key) - BigInt(scopeKey)), value]);

export const variableEntries = (scopeKey: Key, stored: Document<StoredEntry>): Record<string, VariableEntry> =>
  mapped(stored, ([distance, value]) => ({ key: String(BigInt(scopeKey) + BigInt(distance)) as Key, value }));

/** A variable may be called `__proto__`: it is defined, not assigned. */
const mapped = <From, To>(document: Document<From>, map: (entry: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(document).map(([name, entry]) => [name, map(entry)]));
