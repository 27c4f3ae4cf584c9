import { z } from 'zod';
import { jsonObject, wireDate } from '../wire-requests.js';

export const completionRequest = z.object({ variables: jsonObject.nullish(), action: z.string().nullish() }).nullish();

export const assignmentRequest = z.object({
  assignee: z.string().min(1),
  /** Absent counts as true, as in Camunda: whoever has it loses it. */
  allowOverride: z.boolean().nullish(),
  action: z.string().nullish(),
});

export const updateRequest = z
  .object({
    changeset: z
      .object({
        candidateGroups: z.array(z.string()).nullish(),
        candidateUsers: z.array(z.string()).nullish(),
        dueDate: wireDate.nullish(),
        followUpDate: wireDate.nullish(),
        priority: z.int().min(0).max(100).nullish(),
      })
      .nullish(),
    action: z.string().nullish(),
  })
  .nullish();

export type CompletionRequest = z.output<typeof completionRequest>;
export type AssignmentRequest = z.output<typeof assignmentRequest>;
export type UpdateRequest = z.output<typeof updateRequest>;
