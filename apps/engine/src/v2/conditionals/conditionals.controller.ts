import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { z } from 'zod';
import { CurrentIdentity } from '../../access/current-identity.js';
import { actorOf, type Identity } from '../../access/identity.js';
import { Keys } from '../../keys/keys.js';
import { ConditionalStarts } from '../../starts/conditional-starts.js';
import { requireRight } from '../v2-rights.js';
import { jsonObject } from '../wire-requests.js';
import { tenantId } from '../wire.js';

/** As Camunda 8.9 has it; 8.8 has no conditional events. */
const evaluationRequest = z.strictObject({
  variables: jsonObject,
  processDefinitionKey: z.string().nullish(),
  tenantId: z.string().nullish(),
});

@Controller('v2/conditionals')
export class ConditionalsController {
  constructor(
    private readonly starts: ConditionalStarts,
    private readonly keys: Keys,
  ) {}

  @Post('evaluation')
  @HttpCode(200)
  async evaluate(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: evaluationRequest }) request: z.output<typeof evaluationRequest>,
  ): Promise<object> {
    requireRight(identity, 'start instances');
    const definitionKey = (request.processDefinitionKey ?? null) as Key | null;
    const started = await this.starts.evaluate(actorOf(identity), request.variables, definitionKey);
    return {
      conditionalEvaluationKey: this.keys.nextKey(),
      tenantId,
      processInstances: started.map((one) => ({
        processDefinitionKey: one.definitionKey,
        processInstanceKey: one.processInstanceKey,
      })),
    };
  }
}
