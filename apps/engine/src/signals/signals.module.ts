import { Global, Module } from '@nestjs/common';
import { SignalDeliverer } from './signal-deliverer.js';
import { SignalsService } from './signals.service.js';

@Global()
@Module({
  providers: [SignalDeliverer, SignalsService],
  exports: [SignalsService, SignalDeliverer],
})
export class SignalsModule {}
