import { Global, Module } from '@nestjs/common';
import { EngineGauges, PoolGauges } from './engine-gauges.js';
import { InstallationFiguresReader } from './installation-figures.js';
import { InstallationGauges } from './installation-gauges.js';
import { Metrics } from './metrics.js';
import { MetricsAccess } from './metrics-access.js';
import { WaitingGauges } from './waiting-gauges.js';

@Global()
@Module({
  providers: [
    ...[Metrics, MetricsAccess, EngineGauges, PoolGauges, WaitingGauges],
    ...[InstallationFiguresReader, InstallationGauges],
  ],
  exports: [Metrics, MetricsAccess, InstallationGauges],
})
export class MetricsModule {}
