import type { ErasureOf, ErasureRequest, ReasonGiven } from '@relevo/contracts';
import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';
import { VERIFIED_AT_ONCE } from './records-verification.js';

const cursor = z.string().max(500).optional();
const reference = z.string().min(1).max(320);

export const verificationQuery = z.object({
  cursor,
  limit: z.coerce.number().int().min(1).max(VERIFIED_AT_ONCE).default(VERIFIED_AT_ONCE),
});

export const keptQuery = z.object({ view: z.enum(['dated', 'held']).default('dated'), cursor });

export const reasonGiven = z.object({ reason: plainText({ min: 1, max: 2_000 }) }) satisfies z.ZodType<ReasonGiven>;

const either = ({ ticket, requester }: ErasureOf): boolean => (ticket === undefined) !== (requester === undefined);
const says = 'Expected either `ticket` or `requester`, but there are both or none. Give one of them.';
const of = { ticket: reference.optional(), requester: reference.optional() };

export const erasureOf = z.object(of).refine(either, says) satisfies z.ZodType<ErasureOf>;

export const erasureRequest = z
  .object({ ...of, reason: plainText({ min: 1, max: 2_000 }), expected: z.int().min(1).max(500) })
  .refine(either, says) satisfies z.ZodType<ErasureRequest>;
