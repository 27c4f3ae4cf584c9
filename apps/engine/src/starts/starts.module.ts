import { Global, Module } from '@nestjs/common';
import { ConditionalStarts } from './conditional-starts.js';
import { ProcessStarts } from './process-starts.js';

@Global()
@Module({
  providers: [ConditionalStarts, ProcessStarts],
  exports: [ConditionalStarts, ProcessStarts],
})
export class StartsModule {}
