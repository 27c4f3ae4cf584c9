import { z } from 'zod';
import { jsonObject, wireDate, wireName } from '../wire-requests.js';

export const completionRequest = z.object({ variables: jsonObject.nullish(), action: z.string().nullish() }).nullish();

export const assignmentRequest = z.object({
  assignee: wireName.min(1),
  /** Absent counts as true, as in Camunda: whoever has it loses it. */
  allowOverride: z.boolean().nullish(),
  action: z.string().nullish(),
});

export const updateRequest = z
  .object({
    changeset: z
      .object({
        candidateGroups: z.array(wireName).nullish(),
        candidateUsers: z.array(wireName).nullish(),
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
