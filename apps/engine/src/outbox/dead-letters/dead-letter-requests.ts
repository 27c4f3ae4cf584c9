import type { DeadLetterCode, DiscardDeadLetters, RepeatDeadLetters } from '@relevo/contracts';
import { z } from 'zod';
import { plainText } from '../../errors/plain-text.js';
import { isBigint } from '../../tickets/page-cursor.js';

/** Those of one page; more are more calls. */
const mostAtOnce = 200;

const codes = [
  ...(['no-recipient', 'no-address', 'too-old', 'erased', 'refused', 'put-off', 'unreachable'] as const),
  ...(['timed-out', 'answered', 'redirected', 'address-refused', 'webhook-off', 'gone'] as const),
  ...(['interrupted', 'failed'] as const),
] as const satisfies readonly DeadLetterCode[];

const isId = (text: string): boolean => {
  const [root, key, ...rest] = text.split('-');
  return rest.length === 0 && isBigint(root ?? '') && isBigint(key ?? '');
};

const ids = z
  .array(z.string().refine(isId, 'Expected the id of a dead letter, but it is none. Reload the list.'))
  .min(1, 'Expected at least one id, but there is none. Choose what it is about.')
  .max(mostAtOnce, `Expected at most ${mostAtOnce} ids, but there are more. Send them in several calls.`);

export const deadLetterSearch = z.object({
  kind: z.enum(['notification', 'webhook']).optional(),
  code: z.enum(codes).optional(),
  ticket: plainText({ max: 40 }).optional(),
  recipient: plainText({ max: 200 }).optional(),
  limit: z.coerce.number().int().min(1).max(mostAtOnce).default(50),
  cursor: z.string().max(200).optional(),
});
export type DeadLetterSearch = z.infer<typeof deadLetterSearch>;

export const repeatDeadLetters = z.object({ ids }) satisfies z.ZodType<RepeatDeadLetters>;

export const discardDeadLetters = z.object({
  ids,
  reason: plainText({ min: 1, max: 500 }),
}) satisfies z.ZodType<DiscardDeadLetters>;
