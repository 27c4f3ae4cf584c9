import { Global, Module } from '@nestjs/common';
import { NewSignals } from './new-signals.js';
import { SignalDeliverer } from './signal-deliverer.js';
import { SignalsService } from './signals.service.js';

@Global()
@Module({
  providers: [NewSignals, SignalDeliverer, SignalsService],
  exports: [SignalsService, SignalDeliverer],
})
export class SignalsModule {}
