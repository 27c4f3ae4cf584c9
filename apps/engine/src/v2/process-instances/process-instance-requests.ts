import { z } from 'zod';
import { jsonObject, wireInteger } from '../wire-requests.js';

const instruction = {
  variables: jsonObject.nullish(),
  tenantId: z.string().nullish(),
  awaitCompletion: z.boolean().nullish(),
  fetchVariables: z.array(z.string()).nullish(),
  /** Milliseconds to wait for the completion; 0 or absent: 30 s. */
  requestTimeout: wireInteger.pipe(z.int().min(0).max(600_000)).nullish(),
  startInstructions: z
    .array(z.unknown())
    .max(0, 'Expected no start instructions: starting in the middle is not executed yet.')
    .nullish(),
  operationReference: wireInteger.nullish(),
  tags: z.array(z.string()).max(0, 'Expected no tags: they are not kept.').nullish(),
};

/** `ProcessInstanceCreationInstruction` of Camunda 8.8: by id (newest version unless said) or by key. */
export const createInstanceRequest = z
  .object({
    ...instruction,
    processDefinitionKey: z.string().nullish(),
    processDefinitionId: z.string().nullish(),
    processDefinitionVersion: z.int().nullish(),
  })
  .refine(
    ({ processDefinitionKey, processDefinitionId }) => (processDefinitionKey ?? processDefinitionId) !== undefined,
    'Expected processDefinitionKey or processDefinitionId, but neither is there.',
  );

export type CreateInstanceRequest = z.output<typeof createInstanceRequest>;

/** Its body may be missing. */
export const cancelInstanceRequest = z.object({ operationReference: wireInteger.nullish() }).loose().nullish();
export type CancelInstanceRequest = z.output<typeof cancelInstanceRequest>;
