import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { TicketDetail } from '@relevo/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { PublishedFiles } from '../catalogue/published-files.js';
import type { TicketRow } from './ticket-view.js';

/** The versions that tickets run on, as they were published. */
@Injectable()
export class TicketVersions {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly files: PublishedFiles,
  ) {}

  of(row: TicketRow): Pick<TicketDetail, 'definitionKey' | 'definitionVersion' | 'newestVersion'> {
    const version = this.catalogue.definition(row.definition_key as Key)?.version ?? 0;
    return {
      definitionKey: row.definition_key,
      definitionVersion: version,
      newestVersion: this.catalogue.latestDefinition(row.process_id)?.version ?? version,
    };
  }

  async xml(row: TicketRow): Promise<string> {
    return (await this.files.xml(row.definition_key as Key)) ?? '';
  }
}
