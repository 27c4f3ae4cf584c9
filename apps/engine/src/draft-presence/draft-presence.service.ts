import { Injectable } from '@nestjs/common';
import type { PersonRef } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { requirePublisher } from '../catalogue/deployment.service.js';
import { Database } from '../database/database.js';
import { LiveHub } from '../live/live-hub.js';
import { unknownDraft } from '../publication/draft-store.js';

/** Milliseconds of wall time after which somebody who says nothing has gone; editors say so every 15 s. */
const goneAfter = 40_000;

/** Who has a draft open now. Any engine may be asked; what a crash loses is said again within seconds. */
@Injectable()
export class DraftPresence {
  constructor(
    private readonly database: Database,
    private readonly live: LiveHub,
  ) {}

  /** The caller is here; answers everybody who is, by name. */
  async stay(identity: Identity, draftId: string): Promise<readonly PersonRef[]> {
    requirePublisher(identity);
    const now = Date.now();
    await this.database.query('DELETE FROM draft_presence WHERE seen_at < $1', [now - goneAfter]);
    const [row] = await this.database.query<{ arrived: boolean }>(
      `INSERT INTO draft_presence (draft_id, user_id, name, seen_at)
       SELECT id, $2, $3, $4 FROM draft WHERE id = $1
       ON CONFLICT (draft_id, user_id) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at
       RETURNING xmax = 0 AS arrived`,
      [draftId, identity.id, identity.name, now],
    );
    if (!row) throw unknownDraft(draftId);
    if (row.arrived) this.live.changed(`draft:${draftId}`);
    return this.present(draftId, now);
  }

  async leave(identity: Identity, draftId: string): Promise<void> {
    requirePublisher(identity);
    await this.database.query('DELETE FROM draft_presence WHERE draft_id = $1 AND user_id = $2', [
      draftId,
      identity.id,
    ]);
    this.live.changed(`draft:${draftId}`);
  }

  private present(draftId: string, now: number): Promise<readonly PersonRef[]> {
    return this.database.query<{ id: string; name: string }>(
      'SELECT user_id AS id, name FROM draft_presence WHERE draft_id = $1 AND seen_at >= $2 ORDER BY name, user_id',
      [draftId, now - goneAfter],
    );
  }
}
