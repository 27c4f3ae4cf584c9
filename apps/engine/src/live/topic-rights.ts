import { Injectable } from '@nestjs/common';
import type { LiveTopic } from '@relevo/contracts';
import { hasRole, isStaff, type Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';

type Rule = (identity: Identity) => boolean;

const anybody: Rule = () => true;
const operators: Rule = (identity) => hasRole(identity, 'administrator', 'supervisor');
const owners: Rule = (identity) => hasRole(identity, 'process-owner', 'administrator');

/** Who may hear of what; `ticket:<number>` is decided by the ticket. */
const rules: readonly { readonly kind: string; readonly topic: RegExp; readonly may: Rule }[] = [
  { kind: 'tasks', topic: /^tasks$/, may: anybody },
  { kind: 'tickets', topic: /^tickets$/, may: anybody },
  { kind: 'articles', topic: /^articles$/, may: anybody },
  { kind: 'processes', topic: /^processes$/, may: isStaff },
  { kind: 'operations', topic: /^operations$/, may: operators },
  { kind: 'process:*', topic: /^process:.{1,200}$/, may: isStaff },
  { kind: 'draft:*', topic: /^draft:.{1,200}$/, may: owners },
];

const ticketTopic = /^ticket:(.{1,50})$/;

/** Every kind of topic there is; `*` stands for an id. */
export const topicKinds: readonly string[] = [...rules.map(({ kind }) => kind), 'ticket:*'];

/** Decides which topics somebody may hear. */
@Injectable()
export class TopicRights {
  constructor(private readonly database: Database) {}

  async require(identity: Identity, topics: readonly string[]): Promise<readonly LiveTopic[]> {
    const own = await this.ownTickets(identity, topics);
    for (const topic of topics) {
      const allowed = ticketTopic.test(topic) ? isStaff(identity) || own.has(topic) : mayHear(identity, topic);
      if (!allowed) throw refusal(topic);
    }
    return topics as readonly LiveTopic[];
  }

  private async ownTickets(identity: Identity, topics: readonly string[]): Promise<ReadonlySet<string>> {
    const numbers = topics.flatMap((topic) => ticketTopic.exec(topic)?.[1] ?? []);
    if (numbers.length === 0 || isStaff(identity)) return new Set();
    const rows = await this.database.query<{ number: string }>(
      'SELECT number FROM ticket WHERE number = ANY($1::text[]) AND requester_id = $2',
      [numbers, identity.id],
    );
    return new Set(rows.map(({ number }) => `ticket:${number}`));
  }
}

const mayHear = (identity: Identity, topic: string): boolean =>
  rules.some((rule) => rule.topic.test(topic) && rule.may(identity));

const refusal = (topic: string): EngineError =>
  new EngineError(
    'forbidden',
    `Expected topics that you may hear, but "${topic}" is none of them. Leave it out, or sign in as somebody who may.`,
  );
