import { z } from 'zod';
import { jsonObject, wireInteger } from '../wire-requests.js';

export const setVariablesRequest = z.object({
  variables: jsonObject,
  /** False: each goes to the innermost scope that has it, else to the process instance. */
  local: z.boolean().nullish(),
  operationReference: wireInteger.nullish(),
});

export type SetVariablesRequest = z.output<typeof setVariablesRequest>;
