import { Injectable, Optional } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { Directory } from '../access/directory.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { PostgresClock } from '../clock/postgres-clock.js';
import type { Epochs } from './case-lock.js';

/** Another engine published something or changed rights: reload, then execute. */
export class StaleEpochs extends Error {
  constructor() {
    super('Expected the newest definitions and rights, but another engine changed them. Reload and run again.');
    this.name = 'StaleEpochs';
  }
}

/** So that every engine sees what any engine has answered: definitions, rights and the clock (design §5). */
@Injectable()
export class EngineEpochs {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: PostgresClock,
    @Optional() private readonly directory?: Directory,
  ) {}

  /** Answers the time, by the clock's row; throws StaleEpochs where definitions or rights are older than the database's. */
  obey({ catalogue, access, pinnedAt }: Epochs): Instant {
    this.clock.obey(pinnedAt);
    if (catalogue > this.catalogue.epoch) throw new StaleEpochs();
    if (this.directory && access > this.directory.epoch) throw new StaleEpochs();
    return this.clock.now();
  }

  async reload(): Promise<void> {
    await this.catalogue.reload();
    await this.directory?.reload();
  }
}
