import { Injectable } from '@nestjs/common';
import type { AlsoUsed } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Database } from '../database/database.js';
import { DraftsService } from './drafts.service.js';

interface UsedRow {
  readonly process_id: string;
  readonly name: string | null;
  readonly ids: readonly string[];
}

/** Whose newest bundle holds a form or table of the same id; a draft's own are found by its file names and texts. */
const usedBy = `
  WITH newest AS (
    SELECT DISTINCT ON (process_id) process_id, name, deployment_key FROM process_definition
    WHERE process_id <> $2 ORDER BY process_id, version DESC),
  resource AS (
    SELECT deployment_key, form_id AS id FROM form WHERE form_id = ANY($1::text[])
    UNION SELECT r.deployment_key, d.decision_id FROM decision d JOIN decision_requirements r ON r.key = d.requirements_key
      WHERE d.decision_id = ANY($1::text[]))
  SELECT n.process_id, n.name, array_agg(DISTINCT r.id ORDER BY r.id) AS ids
  FROM newest n JOIN resource r USING (deployment_key) GROUP BY 1, 2 ORDER BY 1`;

const isForm = (name: string): boolean => name.endsWith('.form');
const isDecision = (name: string): boolean => name.endsWith('.dmn');

const formIdOf = (text: string): readonly string[] => {
  try {
    const { id } = JSON.parse(text) as { readonly id?: unknown };
    return typeof id === 'string' ? [id] : [];
  } catch {
    return [];
  }
};

/** Only to ask who else has them: what is not well-formed is refused where it is published. */
const decisionIdsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<(?:[\w-]+:)?decision\b[^>]*?\sid="([^"]{1,200})"/g)].flatMap(([, id]) => id ?? []);

/** A form or table in two processes lies in both bundles: whoever changes one is told of the other (design §8). */
@Injectable()
export class UsedElsewhere {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsService,
  ) {}

  async by(identity: Identity, draftId: string): Promise<readonly AlsoUsed[]> {
    const { files, processId } = await this.drafts.read(identity, draftId);
    const ids = Object.entries(files).flatMap(([name, text]) => {
      if (isForm(name)) return formIdOf(text);
      return isDecision(name) ? decisionIdsOf(text) : [];
    });
    if (ids.length === 0) return [];
    const rows = await this.database.query<UsedRow>(usedBy, [ids, processId]);
    return rows.map((row) => ({ processId: row.process_id, name: row.name ?? row.process_id, ids: row.ids }));
  }
}
