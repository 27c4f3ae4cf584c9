import type { Key, TokenMove } from '@relevo/bpmn-kernel';
import { z } from 'zod';
import { isKey } from '../../execution/case-locator.js';
import type { Modification } from '../../operations/instance-operations.js';
import { jsonObject, wireInteger, wireName } from '../wire-requests.js';

const key: z.ZodType<Key> = z.string().refine(isKey, 'Expected a key (digits), but this is none.');

/** An empty text and null say the same: none. */
const optionalName = wireName.nullish().transform((name) => name || null);
/** -1: within the scope that there is. */
const ancestor: z.ZodType<Key | null, unknown> = z
  .union([key, z.literal('-1'), z.literal('')])
  .nullish()
  .transform((given) => (given && given !== '-1' ? (given as Key) : null));

const activation = z.object({
  elementId: wireName,
  ancestorElementInstanceKey: ancestor,
  variableInstructions: z
    .array(z.object({ variables: jsonObject, scopeId: optionalName }))
    .max(100)
    .nullish(),
});

/** `ProcessInstanceModificationInstruction` of Camunda 8.8. */
export const modificationRequest = z.object({
  operationReference: wireInteger.nullish(),
  activateInstructions: z.array(activation).max(1_000).nullish(),
  terminateInstructions: z
    .array(z.object({ elementInstanceKey: key }))
    .max(1_000)
    .nullish(),
});
export type ModificationRequest = z.output<typeof modificationRequest>;

/** Camunda's API has no reason; its operation reference is the caller's own number for it. */
export const reasonOf = (reference: number | null | undefined): string =>
  typeof reference === 'number' ? `operation reference ${String(reference)}` : '';

export const modificationOf = (request: ModificationRequest): Modification => ({
  reason: reasonOf(request.operationReference),
  activate: (request.activateInstructions ?? []).map((instruction) => ({
    elementId: instruction.elementId,
    ancestorKey: instruction.ancestorElementInstanceKey,
    variables: instruction.variableInstructions ?? [],
  })),
  move: [],
  terminate: (request.terminateInstructions ?? []).map(({ elementInstanceKey }) => elementInstanceKey),
});

const filter = z.record(z.string(), z.unknown());

export const filterRequest = z.object({ filter });
export type FilterRequest = z.output<typeof filterRequest>;

/** The client may leave out the body: all incidents. */
export const optionalFilterRequest = z.object({ filter: filter.default({}) }).nullish();
export type OptionalFilterRequest = z.output<typeof optionalFilterRequest>;

const move: z.ZodType<TokenMove> = z.object({ sourceElementId: wireName, targetElementId: wireName });

export const moveRequest = z.object({ filter, moveInstructions: z.array(move).min(1).max(100) });
export type MoveRequest = z.output<typeof moveRequest>;
