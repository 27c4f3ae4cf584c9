import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { identityOf } from '../access/authenticator.js';
import { Directory } from '../access/directory.js';
import type { Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { requester, type PlannedTicket, type Who } from './story.js';

/** Who acts: demo accounts, and requesters without account by the link of their ticket. */
@Injectable()
export class DemoCast {
  constructor(
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  account(user: string): Identity {
    const account = this.directory.account(user);
    if (!account) throw new Error(`Expected the demo account "${user}", but there is none.`);
    return identityOf(account, 'session');
  }

  async on({ requester: asked }: PlannedTicket, caseKey: Key, who: Who): Promise<Identity> {
    if (who !== requester) return this.account(who);
    return typeof asked === 'string' ? this.account(asked) : this.holderOfLink(caseKey, asked.name);
  }

  private async holderOfLink(caseKey: Key, name: string): Promise<Identity> {
    const [link] = await this.database.query<{ key: string }>(
      'SELECT key::text FROM tracking_link WHERE root_key = $1 ORDER BY key LIMIT 1',
      [caseKey],
    );
    return {
      ...{ id: `link:${link?.key ?? ''}`, name, roles: new Set(), groups: new Set() },
      ...{ via: 'link', linkCaseKey: caseKey },
    };
  }
}
