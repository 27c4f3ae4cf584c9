import { Injectable } from '@nestjs/common';
import type { Published } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import type { Deployed } from '../catalogue/deployment.js';
import { DeploymentService, requirePublisher } from '../catalogue/deployment.service.js';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { History } from '../history/history.js';
import { LiveHub } from '../live/live-hub.js';
import { filesOf } from './draft.js';
import type { PublishAgainRequest } from './draft-requests.js';
import { Versions } from './versions.js';

interface OldVersion {
  readonly processId: string;
  readonly version: number;
}

/** Taking back (design §8): an old version with all its files becomes the newest, in one act. */
@Injectable()
export class PublicationAgain {
  constructor(
    private readonly versions: Versions,
    private readonly deployments: DeploymentService,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly live: LiveHub,
  ) {}

  async publish(identity: Identity, old: OldVersion, { newest, note }: PublishAgainRequest): Promise<Published> {
    requirePublisher(identity);
    const { files } = await this.versions.detail(identity, old.processId, old.version);
    const deployed = await this.deployments.run(
      {
        files: filesOf(files),
        actor: actorOf(identity),
        author: { id: identity.id, name: identity.name },
        bundle: { note: note.trim(), origin: 'owner' },
      },
      {
        before: (tx) => this.versions.requireNewest(tx, old.processId, newest),
        after: (tx, written) => this.record(tx, { identity, old, written }),
      },
    );
    this.live.changed('processes');
    const main = deployed.definitions.find(({ processId }) => processId === old.processId);
    if (!main) throw new Error(`Expected a new version of "${old.processId}", but the bundle had none.`);
    const running = await this.versions.runningBefore(main.processId, main.version);
    return { processId: main.processId, version: main.version, definitionKey: main.key, running };
  }

  private async record(
    tx: Transaction,
    { identity, old, written }: { identity: Identity; old: OldVersion; written: Deployed },
  ): Promise<void> {
    for (const { processId, version, key } of written.definitions) {
      await this.history.append(tx, {
        stream: `process:${processId}`,
        actor: actorOf(identity),
        command: 'PublishVersionAgain',
        at: this.clock.now(),
        events: [{ type: 'VersionPublishedAgain', of: old.version, version, definitionKey: key }],
        valueFields: { VersionPublishedAgain: [] },
      });
    }
  }
}
