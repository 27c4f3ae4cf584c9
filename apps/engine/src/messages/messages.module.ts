import { Global, Module } from '@nestjs/common';
import { DeliveryCommands } from './delivery-commands.js';
import { MessageDeliverer } from './message-deliverer.js';
import { MessageExpiry } from './message-expiry.js';
import { MessagesService } from './messages.service.js';
import { NewMessages } from './new-messages.js';

@Global()
@Module({
  providers: [DeliveryCommands, MessageDeliverer, MessageExpiry, MessagesService, NewMessages],
  exports: [MessagesService, MessageDeliverer],
})
export class MessagesModule {}
