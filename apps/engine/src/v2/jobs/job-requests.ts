import { z } from 'zod';
import { jsonObject, wireDate, wireInteger, wireName } from '../wire-requests.js';

export const activationRequest = z.object({
  type: z.string().min(1),
  worker: z.string().nullish(),
  /** Milliseconds the worker has for each job; after that somebody else may take it. */
  timeout: wireInteger.pipe(z.int().min(1)),
  maxJobsToActivate: z.int().min(1).max(10_000),
  fetchVariable: z.array(z.string()).nullish(),
  /** Long polling, in milliseconds: 0 or absent waits the engine's own time, a negative value not at all. */
  requestTimeout: wireInteger.nullish(),
  tenantIds: z.array(z.string()).nullish(),
});

/** Every field may be left out or null: then what the task has stays. An empty text clears. */
const corrections = z.object({
  assignee: wireName.nullish(),
  candidateGroups: z.array(wireName).nullish(),
  candidateUsers: z.array(wireName).nullish(),
  dueDate: wireDate.nullish(),
  followUpDate: wireDate.nullish(),
  priority: z.int().min(0).max(100).nullish(),
});

const taskListenerResult = z.object({
  type: z.literal('userTask', {
    error:
      'Expected the result of a task listener (userTask): activities of ad-hoc subprocesses begin by their own route.',
  }),
  denied: z.boolean().nullish(),
  deniedReason: z.string().nullish(),
  corrections: corrections.nullish(),
});

export const completionRequest = z
  .object({ variables: jsonObject.nullish(), result: taskListenerResult.nullish() })
  .nullish();

export const failureRequest = z
  .object({
    retries: z.int().min(0).nullish(),
    errorMessage: z.string().nullish(),
    retryBackOff: wireInteger.pipe(z.int().min(0)).nullish(),
    variables: jsonObject.nullish(),
  })
  .nullish();

export const errorRequest = z.object({
  errorCode: z.string().min(1),
  errorMessage: z.string().nullish(),
  variables: jsonObject.nullish(),
});

export const updateRequest = z.object({
  changeset: z.object({
    retries: z.int().min(0).nullish(),
    /** Milliseconds from now. */
    timeout: wireInteger.pipe(z.int().min(0)).nullish(),
  }),
  operationReference: wireInteger.nullish(),
});

export type ActivationRequest = z.output<typeof activationRequest>;
export type CompletionRequest = z.output<typeof completionRequest>;
export type FailureRequest = z.output<typeof failureRequest>;
export type ErrorRequest = z.output<typeof errorRequest>;
export type UpdateRequest = z.output<typeof updateRequest>;
