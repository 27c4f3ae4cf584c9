import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type DatabaseOptions } from './data-source.js';
import { Database } from './database.js';
import { PostgresDatabase } from './postgres-database.js';
import { DATABASE_OPTIONS, PostgresWakeUps } from './postgres-wake-ups.js';
import { WakeUps } from './wake-ups.js';

/** Closes the pool when everything that uses it has stopped. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** Pool, transactions and wake-ups of one engine process. The tables must have been migrated. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DATABASE_OPTIONS, useValue: options },
        { provide: DataSource, useFactory: () => createDataSource(options).initialize() },
        { provide: Database, useClass: PostgresDatabase },
        { provide: WakeUps, useClass: PostgresWakeUps },
        PoolCloser,
      ],
      exports: [Database, DataSource, WakeUps, DATABASE_OPTIONS],
    };
  }
}
