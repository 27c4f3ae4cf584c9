import { Injectable } from '@nestjs/common';
import type { DiagramFinding, Draft, DraftCheck, Published } from '@relevo/contracts';
import { actorOf, type Identity } from '../access/identity.js';
import type { Deployed } from '../catalogue/deployment.js';
import { DeploymentService } from '../catalogue/deployment.service.js';
import type { Transaction } from '../database/database.js';
import { filesOf } from './draft.js';
import type { PublishDraftRequest } from './draft-requests.js';
import { DraftStore } from './draft-store.js';
import { DraftsService } from './drafts.service.js';
import { Versions } from './versions.js';

/** From draft to version: the checks, and the one act that makes it live. */
@Injectable()
export class DraftPublication {
  constructor(
    private readonly drafts: DraftsService,
    private readonly store: DraftStore,
    private readonly deployments: DeploymentService,
    private readonly versions: Versions,
  ) {}

  async check(identity: Identity, id: string): Promise<DraftCheck> {
    const draft = await this.drafts.read(identity, id);
    const bundle = { note: null, origin: 'owner' } as const;
    const found = await this.deployments.check({ files: filesOf(draft.files), bundle });
    const answered = found.filter(({ answer }) => answer !== undefined);
    const open = found.filter(({ answer }) => answer === undefined);
    const findings = [...open, ...(await this.overtaken(draft))];
    return { findings, answered, publishable: findings.every(({ severity }) => severity !== 'error') };
  }

  async publish(identity: Identity, id: string, { revision, note, newest }: PublishDraftRequest): Promise<Published> {
    const draft = await this.drafts.readAt(identity, id, revision);
    const deployed = await this.deployments.run(
      {
        files: filesOf(draft.files),
        actor: actorOf(identity),
        author: { id: identity.id, name: identity.name },
        bundle: { note: note.trim(), origin: 'owner' },
      },
      {
        before: async (tx) => {
          const kept = await this.store.lock(tx, id, revision);
          if (newest !== undefined) await this.versions.requireNewest(tx, kept.process_id, newest);
        },
        after: (tx, written) => this.close(tx, { identity, draft, written }),
      },
    );
    this.drafts.changed(id);
    return this.published(draft, deployed);
  }

  /** The draft has become a version. */
  private async close(
    tx: Transaction,
    { identity, draft, written }: { identity: Identity; draft: Draft; written: Deployed },
  ): Promise<void> {
    await this.store.remove(tx, draft.id);
    for (const { processId, version, key } of written.definitions) {
      const event = { type: 'DraftPublished', draftId: draft.id, revision: draft.revision, version } as const;
      await this.store.record(tx, processId, identity, { ...event, definitionKey: key });
    }
  }

  private async published(draft: Draft, { definitions }: Deployed): Promise<Published> {
    const main = definitions.find(({ processId }) => processId === draft.processId) ?? definitions[0];
    if (!main) throw new Error('Expected a published definition, but the bundle had none.');
    const running = await this.versions.runningBefore(main.processId, main.version);
    return { processId: main.processId, version: main.version, definitionKey: main.key, running };
  }

  /** Somebody published after this draft was begun: their changes are not in it. */
  private async overtaken({ processId, baseVersion }: Draft): Promise<readonly DiagramFinding[]> {
    const newest = await this.versions.newest(processId);
    if (newest === (baseVersion ?? 0)) return [];
    const begun = baseVersion === null ? 'without looking at it' : `from version ${baseVersion}`;
    return [
      {
        severity: 'warning',
        code: 'newer-version',
        message: `Expected this draft to begin from the newest version of "${processId}", but that is version ${newest} and the draft was begun ${begun}. Compare the two, or its changes are taken back.`,
      },
    ];
  }
}
