import { z } from 'zod';

const version = z.coerce.number().int().min(1).optional();

export const runningSchema = z.object({ version });
export type Running = z.output<typeof runningSchema>;

export const runningTicketsSchema = z.object({
  version,
  element: z.string().max(200).optional(),
  stuck: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type RunningTickets = z.output<typeof runningTicketsSchema>;

/** Ids of elements, separated by commas; none: any. */
export const passagesSchema = z.object({
  elements: z
    .string()
    .max(10_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .refine((ids) => ids.length <= 100, 'Expected 100 elements at most, but there are more. Name those that changed.'),
});
export type PassagesRequest = z.output<typeof passagesSchema>;

export const ofVersionSchema = z
  .object({ id: z.string(), version: z.coerce.number().int().min(1) })
  .transform(({ id: processId, version: number }) => ({ processId, version: number }));
export type OfVersion = z.output<typeof ofVersionSchema>;
