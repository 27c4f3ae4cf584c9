import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { BundleFiles } from '@relevo/contracts';
import { Database } from '../database/database.js';

type ResourceTable = 'process_definition' | 'form' | 'decision_requirements';

const contentOf = (table: ResourceTable): string => `
  SELECT f.content FROM ${table} r JOIN deployment_file f ON f.deployment_key = r.deployment_key AND f.name = r.file_name
  WHERE r.key = $1`;

/** The files of published versions, byte for byte as they were published. */
@Injectable()
export class PublishedFiles {
  constructor(private readonly database: Database) {}

  xml(definitionKey: Key): Promise<string | null> {
    return this.content('process_definition', definitionKey);
  }

  formText(formKey: Key): Promise<string | null> {
    return this.content('form', formKey);
  }

  /** Key of a decision requirements graph. */
  decisionsXml(requirementsKey: Key): Promise<string | null> {
    return this.content('decision_requirements', requirementsKey);
  }

  /** Everything that was published together with a definition; null where there is none. */
  async bundle(definitionKey: Key): Promise<BundleFiles | null> {
    const rows = await this.database.query<{ name: string; content: string }>(
      `SELECT f.name, f.content FROM process_definition r
       JOIN deployment_file f ON f.deployment_key = r.deployment_key WHERE r.key = $1 ORDER BY f.name`,
      [definitionKey],
    );
    return rows.length === 0 ? null : Object.fromEntries(rows.map(({ name, content }) => [name, content]));
  }

  private async content(table: ResourceTable, key: Key): Promise<string | null> {
    const [row] = await this.database.query<{ content: string }>(contentOf(table), [key]);
    return row?.content ?? null;
  }
}
