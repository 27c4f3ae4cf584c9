import { type DynamicModule, Module } from '@nestjs/common';
import { CommandLog } from './command-log.js';
import { ENGINE_ID, type Log, LOG } from './log.js';

@Module({})
export class LogsModule {
  static with(log: Log, engineId: string): DynamicModule {
    return {
      module: LogsModule,
      global: true,
      providers: [{ provide: LOG, useValue: log }, { provide: ENGINE_ID, useValue: engineId }, CommandLog],
      exports: [LOG, ENGINE_ID, CommandLog],
    };
  }
}
