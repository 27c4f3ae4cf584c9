import type { ReportTicket } from '@relevo/contracts';
import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';

const jsonValues = z.record(z.string().max(200), z.json());

/** Body of POST /api/tickets. */
export const reportTicketSchema = z.object({
  processId: z.string().min(1).max(200),
  title: plainText({ min: 1, max: 200 }),
  description: plainText({ max: 10_000 }),
  values: jsonValues.optional(),
  contact: z
    .object({
      name: plainText({ min: 1, max: 200 }),
      mail: z.email('Expected a mail address, but it is none. Correct it.').max(320),
    })
    .optional(),
  onBehalfOf: z.string().max(320).optional(),
}) satisfies z.ZodType<ReportTicket>;

export const commentSchema = z.object({
  text: plainText({ min: 1, max: 10_000 }),
  visibility: z.enum(['public', 'internal']).default('public'),
});

export const cancelSchema = z.object({ reason: plainText({ max: 2_000 }).optional() }).optional();
