import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AdmissionModule } from './admission/admission.module.js';
import { AccessModule } from './access/access.module.js';
import { CaseProjectionsModule } from './case-projections.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { ClockModule } from './clock/clock.module.js';
import { ConfigModule } from './config/config.module.js';
import { EngineConfig } from './config/engine-config.js';
import { DemoModule } from './demo/demo.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DiagramCommentsModule } from './diagram-comments/diagram-comments.module.js';
import { DraftPresenceModule } from './draft-presence/draft-presence.module.js';
import { ProblemFilter } from './errors/problem.filter.js';
import { ZodPipe } from './errors/zod-pipe.js';
import { ExecutionModule } from './execution/execution.module.js';
import { HealthModule } from './health/health.module.js';
import { HistoryModule } from './history/history.module.js';
import type { Log } from './logs/log.js';
import { LogsModule } from './logs/logs.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { StoppingModule } from './stopping/stopping.module.js';
import { TracesModule } from './traces/traces.module.js';
import { KeysModule } from './keys/keys.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { LiveModule } from './live/live.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PublicationModule } from './publication/publication.module.js';
import { RunningModule } from './running/running.module.js';
import { RecordsModule } from './records/records.module.js';
import { ReplayModule } from './replay/replay.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { StartsModule } from './starts/starts.module.js';
import { TimersModule } from './timers/timers.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { V2Module } from './v2/v2.module.js';
import { StartUpModule } from './start-up/start-up.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { TrackingModule } from './tracking/tracking.module.js';

/** One line per feature. */
const features = [
  StoppingModule,
  AdmissionModule,
  MetricsModule,
  TracesModule,
  RequestsModule,
  StartUpModule,
  KeysModule,
  ClockModule,
  HistoryModule,
  AccessModule,
  HealthModule,
  CatalogueModule,
  ExecutionModule,
  KnowledgeModule,
  PublicationModule,
  DiagramCommentsModule,
  DraftPresenceModule,
  RunningModule,
  CaseProjectionsModule,
  TicketsModule,
  TrackingModule,
  OutboxModule,
  ReplayModule,
  RecordsModule,
  LiveModule,
  OperationsModule,
  V2Module,
  TimersModule,
  MessagesModule,
  SignalsModule,
  StartsModule,
  JobsModule,
  DemoModule,
];

@Module({})
export class AppModule {
  static with(config: EngineConfig, log: Log, engineId: string): DynamicModule {
    const { databaseUrl: url, databaseListenUrl: listenUrl } = config;
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        LogsModule.with(log, engineId),
        DatabaseModule.forRoot({ url, ...(listenUrl && { listenUrl }) }),
        ...features,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ZodPipe },
      ],
    };
  }
}
