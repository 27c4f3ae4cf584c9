import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Page, Passages, RunningElement, RunningProcess, RunningTicket, StuckElement } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { Database, type Statement } from '../database/database.js';
import { Versions } from '../publication/versions.js';
import { writeCursor } from '../tickets/page-cursor.js';
import { groupRef, type Reader, timestamp, timestampOrNull } from '../tickets/ticket-view.js';
import { heatOf } from './element-heat.js';
import type { OfVersion, PassagesRequest, RunningTickets } from './running-requests.js';
import { requireOnlooker, shownTicket } from './running-rights.js';
import * as statements from './running-statements.js';

/** Who asks, and in whose language. */
export interface Onlooker {
  readonly identity: Identity;
  readonly reader: Reader;
}

/** What runs of a published process, element by element. */
@Injectable()
export class RunningProcesses {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly versions: Versions,
  ) {}

  async overview(identity: Identity, processId: string, version: number | undefined): Promise<RunningProcess> {
    requireOnlooker(identity);
    await this.versions.published(processId, version);
    const of = { processId, version };
    const now = this.clock.now();
    const [[count], elements, stuck, usual] = await Promise.all([
      this.rows<{ running: number }>(statements.countRunning(of)),
      this.rows<statements.ElementRow>(statements.elementsNow(of, now)),
      this.rows<statements.StuckRow>(statements.stuckNow(of)),
      this.rows<statements.UsualRow>(statements.usualAt(processId)),
    ]);
    const usually = new Map(usual.map((row) => [row.element_id, Number(row.usual)]));
    const running = count?.running ?? 0;
    return {
      running,
      atMost: running > statements.mostInstances ? statements.mostInstances : null,
      elements: elements.map((row) => this.element(row, now, usually.get(row.element_id) ?? null)),
      stuck: stuck.map((row) => this.stuck(row)),
    };
  }

  async tickets({ identity, reader }: Onlooker, processId: string, list: RunningTickets): Promise<Page<RunningTicket>> {
    requireOnlooker(identity);
    await this.versions.published(processId, list.version);
    const [rows, [count]] = await Promise.all([
      this.rows<statements.RunningTicketRow>(statements.ticketsNow(processId, list)),
      this.rows<{ total: number }>(statements.countTickets(processId, list)),
    ]);
    const page = rows.slice(0, list.limit);
    const last = rows.length > list.limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => this.ticket(row, { identity, reader })),
      total: count?.total ?? 0,
      nextCursor: last ? writeCursor({ value: last.entered_at, age: last.key }) : null,
    };
  }

  async passages(
    { identity, reader }: Onlooker,
    { processId, version }: OfVersion,
    { elements }: PassagesRequest,
  ): Promise<Passages> {
    requireOnlooker(identity);
    const { publishedAt } = await this.versions.published(processId, version);
    const of = { processId, version, since: Date.parse(publishedAt) };
    const [[count], rows] = await Promise.all([
      this.rows<{ begun: number }>(statements.countFirst(of)),
      this.rows<statements.PassageRow>(statements.passagesOf(of, elements)),
    ]);
    return {
      begun: count?.begun ?? 0,
      items: rows.map((row) => ({
        ...shownTicket(identity, row),
        elementId: row.element_id,
        label: this.label(row.definition_key, row.element_id),
        at: timestamp(row.at),
        here: row.here,
        step: row.step,
        holder: row.holder_id === null ? null : reader.person(row.holder_id),
        group: groupRef(row.group_id, reader),
        closed: row.closed,
        stuck: row.stuck,
      })),
    };
  }

  private element(row: statements.ElementRow, now: number, usual: number | null): RunningElement {
    const { element_id: elementId, tickets, overdue } = row;
    return {
      elementId,
      label: this.label(row.definition_key, elementId),
      tickets,
      since: timestamp(row.since),
      overdue,
      usual,
      heat: heatOf({ waited: now - Number(row.since), overdue, usual }),
    };
  }

  private stuck({
    element_id: elementId,
    definition_key,
    tickets,
    since,
    code,
    message,
  }: statements.StuckRow): StuckElement {
    return { elementId, label: this.label(definition_key, elementId), tickets, since: timestamp(since), code, message };
  }

  private ticket(row: statements.RunningTicketRow, { identity, reader }: Onlooker): RunningTicket {
    return {
      key: row.key,
      ...shownTicket(identity, row),
      elementId: row.element_id,
      label: this.label(row.definition_key, row.element_id),
      version: row.version,
      since: timestamp(row.entered_at),
      holder: row.assignee === null ? null : reader.person(row.assignee),
      group: groupRef(row.candidate_groups?.[0] ?? null, reader),
      dueAt: timestampOrNull(row.due_at),
      overdue: row.due_at !== null && Number(row.due_at) < this.clock.now(),
      stuck: row.message,
    };
  }

  private label(definitionKey: string, elementId: string): string {
    return this.catalogue.definition(definitionKey as Key)?.definition.nodes[elementId]?.name ?? elementId;
  }

  private rows<Row extends object>({ text, values }: Statement): Promise<readonly Row[]> {
    return this.database.query<Row>(text, values);
  }
}
