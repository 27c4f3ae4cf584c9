import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { SignalsService } from '../../signals/signals.service.js';
import { requireRight } from '../v2-rights.js';
import { jsonObject, wireName } from '../wire-requests.js';
import { tenantId } from '../wire.js';

const broadcastRequest = z.object({
  signalName: wireName.min(1),
  variables: jsonObject.nullish(),
  tenantId: z.string().nullish(),
});

@Controller('v2/signals')
export class SignalsController {
  constructor(private readonly signals: SignalsService) {}

  @Post('broadcast')
  @HttpCode(200)
  async broadcast(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: broadcastRequest }) request: z.output<typeof broadcastRequest>,
  ): Promise<object> {
    requireRight(identity, 'send messages');
    const { signalKey } = await this.signals.broadcast(request.signalName, request.variables ?? {});
    return { signalKey, tenantId };
  }
}
