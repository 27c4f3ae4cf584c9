import { Injectable } from '@nestjs/common';
import type { DiagramFinding } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import { requireRole } from '../access/require-role.js';
import { Database, type Transaction } from '../database/database.js';
import { PublishedNotice } from './published-notice.js';
import type { Deployed, DeploymentRequest } from './deployment.js';
import { DeploymentChecks } from './deployment-checks.js';
import { DeploymentWriter } from './deployment-writer.js';
import type { ResourceFile } from './resource-files.js';

export const requirePublisher = (identity: Identity): void =>
  requireRole(identity, 'change processes', 'process-owner', 'administrator');

/** What belongs into the same transaction. Rows that others lock, too, are locked in `before`: first of all. */
export interface DeploymentHooks {
  before?(tx: Transaction): Promise<void>;
  after?(tx: Transaction, deployed: Deployed): Promise<void>;
}

/** The one way by which anything is published: `/v2/deployments`, drafts and shipped flows. */
@Injectable()
export class DeploymentService {
  constructor(
    private readonly database: Database,
    private readonly checks: DeploymentChecks,
    private readonly writer: DeploymentWriter,
    private readonly published: PublishedNotice,
  ) {}

  /** Loose files, each reference following its own binding (`/v2/deployments`). */
  async deploy(identity: Identity, files: readonly ResourceFile[]): Promise<Deployed> {
    requirePublisher(identity);
    return this.run({ files, actor: actorOf(identity), author: { id: identity.id, name: identity.name } });
  }

  /** Everything or nothing. */
  async run(request: DeploymentRequest, hooks: DeploymentHooks = {}): Promise<Deployed> {
    const resources = await this.checks.read(request);
    await this.writer.prepare(resources);
    const deployed = await this.database.transaction(async (tx) => {
      await hooks.before?.(tx);
      const written = await this.writer.write(tx, request, resources);
      await hooks.after?.(tx, written);
      return written;
    });
    await this.published.tell(deployed);
    return deployed;
  }

  /** Everything that would be refused or warned of, without publishing. */
  async check(request: Pick<DeploymentRequest, 'files' | 'bundle'>): Promise<readonly DiagramFinding[]> {
    return this.checks.findings(request);
  }
}
