import { type DynamicModule, Module } from '@nestjs/common';
import { EngineConfig } from './engine-config.js';

@Module({})
export class ConfigModule {
  static with(config: EngineConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: EngineConfig, useValue: config }],
      exports: [EngineConfig],
    };
  }
}
