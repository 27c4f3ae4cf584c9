import type { Key } from '@relevo/bpmn-kernel';
import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';
import { LONGEST_NAME } from '../execution/longest-name.js';
import { isKey } from '../execution/case-locator.js';
import { jsonObject } from '../v2/wire-requests.js';
import { faultFilterSchema } from './faults/fault-query.js';

const reason = plainText({ min: 1, max: 1_000 });
const key: z.ZodType<Key> = z.string().refine(isKey, 'Expected a key (digits), but this is none.');
const elementId = z.string().min(1).max(LONGEST_NAME);

/** Nothing is done by hand without saying why. */
export const reasonSchema = z.object({ reason });

export const definitionReasonSchema = z.object({ reason, instances: z.boolean().default(false) });
export type DefinitionReason = z.output<typeof definitionReasonSchema>;

export const modificationSchema = z.object({
  reason,
  activate: z
    .array(
      z.object({
        elementId,
        ancestorKey: key.nullable().default(null),
        variables: z
          .array(z.object({ scopeId: elementId.nullable().default(null), variables: jsonObject }))
          .max(100)
          .default([]),
      }),
    )
    .max(100)
    .default([]),
  move: z
    .array(z.object({ sourceElementId: elementId, targetElementId: elementId }))
    .max(100)
    .default([]),
  terminate: z.array(key).max(1_000).default([]),
});

export const setVariableSchema = z.object({
  scopeKey: key,
  name: z.string().min(1).max(LONGEST_NAME),
  value: z.json(),
});

/** Many at once are a batch operation. */
export const retryFaultsSchema = z.object({
  keys: z.array(key).min(1).max(10_000).optional(),
  filter: faultFilterSchema.optional(),
  reason,
});
export type RetryFaults = z.output<typeof retryFaultsSchema>;

const states = z.enum(['active', 'suspended', 'completed', 'canceled']);

export const batchListSchema = z.object({
  state: states.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type BatchList = z.output<typeof batchListSchema>;

export const batchItemsSchema = z.object({
  state: z.enum(['active', 'completed', 'failed', 'canceled']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type BatchItemList = z.output<typeof batchItemsSchema>;
