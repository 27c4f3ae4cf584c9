import { Injectable } from '@nestjs/common';
import type { Instant, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';

/** What one deployment published: the newest versions of their process ids from now on. */
export interface DeployedDefinitions {
  readonly definitions: readonly PublishedDefinition[];
  readonly at: Instant;
}

/** Called inside the deployment's transaction, before it commits. */
export interface DeploymentListener {
  deployed(tx: Transaction, deployed: DeployedDefinitions): Promise<void>;
}

/** Who writes rows of their own for new versions: start timers, message starts. Registered in `onModuleInit`. */
@Injectable()
export class DeploymentListeners {
  private readonly listeners: DeploymentListener[] = [];

  register(listener: DeploymentListener): void {
    this.listeners.push(listener);
  }

  async deployed(tx: Transaction, deployed: DeployedDefinitions): Promise<void> {
    for (const listener of this.listeners) await listener.deployed(tx, deployed);
  }
}
