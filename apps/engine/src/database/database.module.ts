import { type DynamicModule, Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type DatabaseOptions } from './data-source.js';
import { Database, GroupDatabase } from './database.js';
import { MOST_GROUPS } from './most-groups.js';
import { PostgresDatabase } from './postgres-database.js';
import { DATABASE_OPTIONS, PostgresWakeUps } from './postgres-wake-ups.js';
import { WakeUps } from './wake-ups.js';

/** The pool of the executor's groups (an injection token). */
const GROUP_SOURCE = Symbol('GROUP_SOURCE');

/** Closes the pools when everything that uses them has stopped. */
@Injectable()
class PoolCloser implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(GROUP_SOURCE) private readonly ofGroups: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    const open = [this.source, this.ofGroups].filter(({ isInitialized }) => isInitialized);
    // One that cannot be closed must not keep the other open.
    for (const closed of await Promise.allSettled(open.map((source) => source.destroy()))) {
      if (closed.status === 'rejected') throw closed.reason;
    }
  }
}

/** Pools, transactions and wake-ups of one engine process. The tables must have been migrated. */
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
        {
          provide: GROUP_SOURCE,
          useFactory: () => createDataSource({ ...options, poolSize: MOST_GROUPS, idleTimeout: 0 }).initialize(),
        },
        {
          provide: GroupDatabase,
          useFactory: (source: DataSource) => new PostgresDatabase(source),
          inject: [GROUP_SOURCE],
        },
        { provide: WakeUps, useClass: PostgresWakeUps },
        PoolCloser,
      ],
      exports: [Database, GroupDatabase, DataSource, WakeUps, DATABASE_OPTIONS],
    };
  }
}
