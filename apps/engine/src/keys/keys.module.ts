import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { KeyBlocks } from './key-blocks.js';
import { Keys } from './keys.js';

@Global()
@Module({ providers: [{ provide: Keys, useClass: KeyBlocks }], exports: [Keys] })
export class KeysModule implements OnModuleInit {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  async onModuleInit(): Promise<void> {
    await this.keys.reserve(1);
  }
}
