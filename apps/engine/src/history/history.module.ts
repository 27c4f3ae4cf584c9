import { Global, Module } from '@nestjs/common';
import { History } from './history.js';
import { HistoryPartitions } from './history-partitions.js';
import { HistoryReader } from './history-reader.js';
import { HistoryVerifier } from './history-verifier.js';
import { PostgresHistory } from './postgres-history.js';

@Global()
@Module({
  providers: [{ provide: History, useClass: PostgresHistory }, HistoryReader, HistoryVerifier, HistoryPartitions],
  exports: [History, HistoryReader, HistoryVerifier, HistoryPartitions],
})
export class HistoryModule {}
