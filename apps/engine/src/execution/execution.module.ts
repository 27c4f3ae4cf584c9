import { Global, Module } from '@nestjs/common';
import { EngineKernelServices } from '../expressions/engine-kernel-services.js';
import { InstallationGuard } from '../expressions/installation-guard.js';
import { MessageExchange } from '../messages/message-exchange.js';
import { ThrownSignals } from '../signals/thrown-signals.js';
import { AdmittingExecutor } from './admitting-executor.js';
import { CaseCache } from './case-cache.js';
import { CaseLocator } from './case-locator.js';
import { CaseReader } from './case-reader.js';
import { CaseStore } from './case-store.js';
import { CaseWriter } from './case-writer.js';
import { DeliveryWakeUp } from './delivery-wake-up.js';
import { EngineEpochs } from './engine-epochs.js';
import { Executor } from './executor.js';
import { GroupAttempts } from './group-attempts.js';
import { GroupTransaction } from './group-transaction.js';
import { KernelServices } from './kernel-services.js';
import { LostCommits } from './lost-commits.js';
import { PendingWork } from './pending-work.js';
import { PostgresExecutor } from './postgres-executor.js';

/** Runs commands on cases. What derives rows from them provides CASE_PROJECTIONS globally. */
@Global()
@Module({
  providers: [
    ...[CaseCache, CaseStore, CaseReader, CaseLocator, CaseWriter, EngineEpochs],
    ...[GroupAttempts, GroupTransaction, LostCommits, PendingWork, DeliveryWakeUp, MessageExchange, ThrownSignals],
    InstallationGuard,
    { provide: KernelServices, useClass: EngineKernelServices },
    PostgresExecutor,
    { provide: Executor, useClass: AdmittingExecutor },
  ],
  exports: [
    InstallationGuard,
    Executor,
    PostgresExecutor,
    KernelServices,
    CaseReader,
    CaseLocator,
    PendingWork,
    CaseCache,
    DeliveryWakeUp,
    MessageExchange,
    ThrownSignals,
  ],
})
export class ExecutionModule {}
