import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import * as requests from './message-requests.js';
import { Messages } from './messages.js';

@Controller('v2/messages')
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Post('publication')
  @HttpCode(200)
  publish(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: requests.publicationRequest }) request: requests.PublicationRequest,
  ): Promise<object> {
    return this.messages.publish(identity, request);
  }

  @Post('correlation')
  @HttpCode(200)
  correlate(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: requests.correlationRequest }) request: requests.CorrelationRequest,
  ): Promise<object> {
    return this.messages.correlate(identity, request);
  }
}
