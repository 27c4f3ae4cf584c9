import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type {
  HistoryRecordView,
  JsonValue,
  TicketDetail,
  TicketDiagram,
  TicketVariables,
  TimelineEntry,
} from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { CaseReader, type ReadCase } from '../execution/case-reader.js';
import { TicketTasks } from '../user-tasks/ticket-tasks.js';
import { diagramTokens, faultViews, variablesView } from './case-view.js';
import { Stories } from './stories.js';
import { noSuchTicket, requireHistory, requireInternal } from './ticket-access.js';
import { TicketFinder } from './ticket-finder.js';
import { TicketVersions } from './ticket-versions.js';
import { resolutionFor, timestamp, toSummary, type Reader, type TicketRow } from './ticket-view.js';

/** Shows a ticket: what it is, where it is, what happened. */
@Injectable()
export class TicketsService {
  constructor(
    private readonly finder: TicketFinder,
    private readonly cases: CaseReader,
    private readonly tasks: TicketTasks,
    private readonly stories: Stories,
    private readonly published: TicketVersions,
  ) {}

  async detail(identity: Identity, number: string, reader: Reader): Promise<TicketDetail> {
    const row = await this.finder.visible(identity, number);
    const tasks = await this.tasks.seenBy(identity, row.root_key as Key, reader);
    const { state } = await this.caseOf(row);
    return {
      ...toSummary(row, reader),
      description: row.description,
      category: row.category,
      resolution: resolutionFor(row, reader),
      ...this.published.of(row),
      tasks,
      faults: reader.internal ? faultViews(state, this.stories.definitionOf) : [],
      sequence: Number(row.sequence),
    };
  }

  async timeline(identity: Identity, number: string, reader: Reader): Promise<readonly TimelineEntry[]> {
    const row = await this.finder.visible(identity, number);
    return this.stories.timeline(row.root_key as Key, reader);
  }

  async diagram(identity: Identity, number: string): Promise<TicketDiagram> {
    requireInternal(identity);
    const row = await this.finder.visible(identity, number);
    const xml = await this.published.xml(row);
    const { state } = await this.caseOf(row);
    const { definitionVersion: version } = this.published.of(row);
    const tokens = diagramTokens(state, row.process_instance_key as Key);
    return { definitionKey: row.definition_key, processId: row.process_id, version, xml, tokens };
  }

  async variables(identity: Identity, number: string): Promise<TicketVariables> {
    requireInternal(identity);
    const { state } = await this.caseOf(await this.finder.visible(identity, number));
    return variablesView(state);
  }

  async history(identity: Identity, number: string): Promise<readonly HistoryRecordView[]> {
    requireHistory(identity);
    const row = await this.finder.visible(identity, number);
    const records = await this.stories.records(row.root_key as Key);
    return records.map((record) => ({
      stream: record.stream,
      sequence: record.sequence,
      at: timestamp(record.at),
      actor: record.actor.id,
      onBehalfOf: record.actor.onBehalfOf ?? null,
      command: record.command,
      events: record.events as readonly JsonValue[],
      previousHash: record.previousHash,
      hash: record.hash,
    }));
  }

  private async caseOf(row: TicketRow): Promise<ReadCase> {
    const found = await this.cases.read(row.root_key as Key);
    if (!found) throw noSuchTicket(row.number);
    return found;
  }
}
