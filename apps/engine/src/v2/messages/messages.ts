import { Injectable } from '@nestjs/common';
import { actorOf, type Identity } from '../../access/identity.js';
import { MessagesService } from '../../messages/messages.service.js';
import { requireRight } from '../v2-rights.js';
import { present, tenantId } from '../wire.js';
import type { CorrelationRequest, PublicationRequest } from './message-requests.js';

@Injectable()
export class Messages {
  constructor(private readonly messages: MessagesService) {}

  async publish(identity: Identity, request: PublicationRequest): Promise<object> {
    requireRight(identity, 'send messages');
    const { messageKey } = await this.messages.publish(actorOf(identity), {
      ...contentOf(request),
      timeToLive: request.timeToLive ?? 0,
      ...(request.messageId && { messageId: request.messageId }),
    });
    return { messageKey, tenantId };
  }

  /** Answers with the instance that took it; 404 where nobody waits for it now. */
  async correlate(identity: Identity, request: CorrelationRequest): Promise<object> {
    requireRight(identity, 'send messages');
    const { messageKey, processInstanceKeys } = await this.messages.correlate(actorOf(identity), contentOf(request));
    return present({ messageKey, processInstanceKey: processInstanceKeys[0], tenantId });
  }
}

const contentOf = ({ name, correlationKey, variables }: CorrelationRequest) => ({
  name,
  correlationKey: correlationKey ?? '',
  variables: variables ?? {},
});
