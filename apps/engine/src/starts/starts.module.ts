import { Global, Module } from '@nestjs/common';
import { ConditionalStarts } from './conditional-starts.js';
import { GatheredStarts } from './gathered-starts.js';
import { ProcessStarts } from './process-starts.js';
import { TriggeredStarts } from './triggered-starts.js';

@Global()
@Module({
  providers: [ConditionalStarts, GatheredStarts, ProcessStarts, TriggeredStarts],
  exports: [ConditionalStarts, GatheredStarts, ProcessStarts],
})
export class StartsModule {}
