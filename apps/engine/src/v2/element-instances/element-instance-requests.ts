import { z } from 'zod';
import { jsonObject, wireInteger } from '../wire-requests.js';

export const setVariablesRequest = z.object({
  variables: jsonObject,
  /** False: each goes to the innermost scope that has it, else to the process instance. */
  local: z.boolean().nullish(),
  operationReference: wireInteger.nullish(),
});

export const adHocActivationRequest = z.object({
  elements: z.array(z.object({ elementId: z.string().min(1), variables: jsonObject.nullish() })).min(1),
  cancelRemainingInstances: z.boolean().nullish(),
});

export type AdHocActivationRequest = z.output<typeof adHocActivationRequest>;
export type SetVariablesRequest = z.output<typeof setVariablesRequest>;
