import { Global, Module } from '@nestjs/common';
import { History } from './history.js';
import { HistoryPartitions } from './history-partitions.js';
import { HistoryReader } from './history-reader.js';
import { PostgresHistory } from './postgres-history.js';

@Global()
@Module({
  providers: [{ provide: History, useClass: PostgresHistory }, HistoryReader, HistoryPartitions],
  exports: [History, HistoryReader],
})
export class HistoryModule {}
