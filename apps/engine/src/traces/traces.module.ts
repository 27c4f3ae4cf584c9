import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { ENGINE_ID } from '../logs/log.js';
import { within } from '../stopping/within.js';
import { NoTracing, Tracing } from './tracing.js';

/** Milliseconds for the last spans on their way out. */
const sendingAtTheEnd = 1_000;

/** The code of OpenTelemetry is loaded only where traces go somewhere. */
const makeTracing = async ({ operation }: EngineConfig, engine: string): Promise<Tracing> => {
  const endpoint = operation?.otlpEndpoint ?? null;
  if (endpoint === null) return new NoTracing();
  const { OtelTracing } = await import('./otel-tracing.js');
  return new OtelTracing({ endpoint, engine });
};

@Injectable()
class TracingCloser implements OnApplicationShutdown {
  constructor(private readonly tracing: Tracing) {}

  async onApplicationShutdown(): Promise<void> {
    await within(sendingAtTheEnd, this.tracing.close());
  }
}

@Global()
@Module({
  providers: [{ provide: Tracing, useFactory: makeTracing, inject: [EngineConfig, ENGINE_ID] }, TracingCloser],
  exports: [Tracing],
})
export class TracesModule {}
