import type { CompleteTask, KeepTaskDraft } from '@relevo/contracts';
import { z } from 'zod';
import { isKey } from '../execution/case-locator.js';

const values = z.record(z.string().max(200), z.json());

export const completeTaskSchema = z.object({ values }) satisfies z.ZodType<CompleteTask>;

export const assignTaskSchema = z.object({ assignee: z.string().min(1).max(320) });

const longestDraft = 500_000;

export const keepDraftSchema = z.object({
  revision: z.number().int().min(0).max(1_000_000_000),
  values: values.refine(
    (typed) => JSON.stringify(typed).length <= longestDraft,
    `Expected a draft of at most ${longestDraft} characters, but there are more. Shorten it.`,
  ),
}) satisfies z.ZodType<KeepTaskDraft>;

/** Query of GET /api/tasks. */
export const taskSearchSchema = z.object({
  view: z
    .string()
    .regex(
      /^(mine|queue|unassigned|groups|all|group:.{1,200})$/,
      'Expected mine, queue, unassigned, groups, all or group:<id>.',
    )
    .default('mine'),
  group: z.string().max(200).optional(),
  assignee: z.string().max(320).optional(),
  priority: z
    .string()
    .regex(/^P[1-4](,P[1-4])*$/, 'Expected P1, P2, P3 or P4, separated by commas.')
    .transform((text) => text.split(','))
    .optional(),
  q: z.string().max(200).optional(),
  ticket: z.string().max(50).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});

export type TaskSearch = z.infer<typeof taskSearchSchema>;

/** Keys are 64-bit: whole, positive, in decimal. */
export const taskKeySchema = z
  .string()
  .refine(isKey, 'Expected the key of a task, but it is none. Take it from a list.');
