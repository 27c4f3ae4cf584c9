import { Global, Module } from '@nestjs/common';
import { ExecutorObserver, ExecutorObservers } from '../execution/executor-observer.js';
import { CommandLog } from '../logs/command-log.js';
import { Metrics } from '../metrics/metrics.js';
import { Tracing } from '../traces/tracing.js';
import { RequestScope } from './request-scope.js';

/** Puts together who sees requests and commands: log, metrics, traces. */
@Global()
@Module({
  providers: [
    RequestScope,
    {
      provide: ExecutorObserver,
      useFactory: (log: CommandLog, metrics: Metrics, traces: Tracing) => new ExecutorObservers([metrics, log, traces]),
      inject: [CommandLog, Metrics, Tracing],
    },
  ],
  exports: [RequestScope, ExecutorObserver],
})
export class RequestsModule {}
