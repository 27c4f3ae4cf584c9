import { z } from 'zod';
import { jsonObject } from '../wire-requests.js';

/** `DecisionEvaluationInstruction` of Camunda 8.8: by id (the newest version) or by key. */
export const evaluationRequest = z
  .object({
    decisionDefinitionId: z.string().nullish(),
    decisionDefinitionKey: z.string().nullish(),
    variables: jsonObject.nullish(),
    tenantId: z.string().nullish(),
  })
  .refine(
    ({ decisionDefinitionId, decisionDefinitionKey }) => (decisionDefinitionId ?? decisionDefinitionKey) !== undefined,
    'Expected decisionDefinitionId or decisionDefinitionKey, but neither is there.',
  )
  .refine(
    ({ decisionDefinitionId, decisionDefinitionKey }) => !decisionDefinitionId || !decisionDefinitionKey,
    'Expected decisionDefinitionId or decisionDefinitionKey, but both are there. Leave one out.',
  );

export type EvaluationRequest = z.output<typeof evaluationRequest>;
