import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { StartUp } from '../start-up/start-up.js';
import { FirstAdministrator } from './first-administrator.js';
import { FirstSeeds } from './first-seeds.js';

/** Groups of the shipped flows, demo accounts where they are wanted, else the code for the first administrator. */
@Injectable()
export class FirstAccounts implements OnModuleInit {
  private readonly logger = new Logger('Start');

  constructor(
    private readonly startUp: StartUp,
    private readonly seeds: FirstSeeds,
    private readonly firstAdministrator: FirstAdministrator,
    private readonly config: EngineConfig,
  ) {}

  onModuleInit(): void {
    this.startUp.register({ name: 'First accounts', order: 10, run: () => this.prepare() });
  }

  private async prepare(): Promise<void> {
    await this.seeds.groups();
    if (this.config.demo !== 'off') await this.seeds.demoAccounts();
    const code = await this.firstAdministrator.issueCode();
    if (code) this.logger.log(`There is no account yet. The first visit asks for this code: ${code}`);
  }
}
