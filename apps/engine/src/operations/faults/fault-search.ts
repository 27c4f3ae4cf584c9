import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { FaultCounts, FaultSummary, Page } from '@relevo/contracts';
import type { Identity } from '../../access/identity.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { writeCursor } from '../../tickets/page-cursor.js';
import { joinConditions } from '../../tickets/ticket-search.js';
import { timestamp } from '../../tickets/ticket-view.js';
import { requireFaultKeeper } from '../operation-rights.js';
import { type FaultList, type Filter, filterConditions, listConditions } from './fault-query.js';

export interface FaultRow {
  readonly key: Key;
  readonly root_key: Key;
  readonly element_key: Key;
  readonly element_id: string;
  readonly process_instance_key: Key;
  readonly code: string;
  readonly message: string;
  readonly raised_at: string;
  readonly age: string;
  readonly definition_key: Key;
  readonly bpmn_process_id: string;
  readonly version: number;
  readonly suspended_at: string | null;
  readonly number: string | null;
  readonly title: string | null;
}

const FROM = 'fault f JOIN process_instance p ON p.root_key = f.root_key AND p.key = f.process_instance_key';
const SELECT = `SELECT f.key::text, f.root_key::text, f.element_key::text, f.element_id, f.process_instance_key::text,
    f.code, f.message, f.raised_at::text, f.age::text, p.definition_key::text, p.bpmn_process_id, p.version,
    p.suspended_at::text, t.number, t.title
  FROM ${FROM} LEFT JOIN ticket t ON t.root_key = f.root_key`;

interface CountRow {
  readonly value: string;
  readonly definition_key: Key;
  readonly count: number;
}

/** Stuck elements, in words. */
@Injectable()
export class FaultSearch {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async list(identity: Identity, list: FaultList): Promise<Page<FaultSummary>> {
    requireFaultKeeper(identity, 'look at faults');
    const now = this.clock.now();
    const { text, values } = listConditions(list, now);
    const rows = await this.database.query<FaultRow>(
      `${SELECT} WHERE ${text} ORDER BY f.age LIMIT $${values.length + 1}`,
      [...values, list.limit + 1],
    );
    const [all] = await this.#count('1::text', list);
    const page = rows.slice(0, list.limit);
    const last = rows.length > list.limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => this.view(row)),
      nextCursor: last ? writeCursor({ value: last.age, age: last.age }) : null,
      total: all?.count ?? 0,
    };
  }

  /** The row of a live fault; undefined where it is gone. */
  async row(key: string): Promise<FaultRow | undefined> {
    const [row] = await this.database.query<FaultRow>(`${SELECT} WHERE f.key = $1 AND f.ended_at IS NULL`, [key]);
    return row;
  }

  async counts(identity: Identity, filter: Filter): Promise<FaultCounts> {
    requireFaultKeeper(identity, 'look at faults');
    const { process: _process, element: _element, ...ofProcesses } = filter;
    const { element: _element2, ...ofElements } = filter;
    const { code: _code, ...ofCodes } = filter;
    const [total, processes, elements, codes] = await Promise.all([
      this.#count('1::text', filter),
      this.#count('p.bpmn_process_id', ofProcesses),
      this.#count('f.element_id', ofElements),
      this.#count('f.code', ofCodes),
    ]);
    return {
      total: total[0]?.count ?? 0,
      processes: processes.map(({ value: id, definition_key: of, count }) => ({ id, name: this.#name(of, id), count })),
      elements: elements.map(({ value: id, definition_key: of, count }) => ({ id, label: this.#label(of, id), count })),
      codes: codes.map(({ value: code, count }) => ({ code, count })),
    };
  }

  view(row: FaultRow): FaultSummary {
    return {
      key: row.key,
      code: row.code,
      message: row.message,
      elementId: row.element_id,
      elementLabel: this.#label(row.definition_key, row.element_id),
      processId: row.bpmn_process_id,
      processName: this.#name(row.definition_key, row.bpmn_process_id),
      version: row.version,
      processInstanceKey: row.process_instance_key,
      ticket: row.number === null ? null : { number: row.number, title: row.title ?? '' },
      suspended: row.suspended_at !== null,
      raisedAt: timestamp(row.raised_at),
    };
  }

  #count(expression: string, filter: Filter): Promise<readonly CountRow[]> {
    const { text, values } = joinConditions(filterConditions(filter, this.clock.now()));
    return this.database.query<CountRow>(
      `SELECT ${expression} AS value, max(p.definition_key)::text AS definition_key, count(*)::integer AS count
        FROM ${FROM} WHERE ${text} GROUP BY 1 ORDER BY count DESC, 1 LIMIT 50`,
      values,
    );
  }

  #name(definitionKey: Key, id: string): string {
    return this.catalogue.definition(definitionKey)?.definition.name ?? id;
  }

  #label(definitionKey: Key, elementId: string): string {
    return this.catalogue.definition(definitionKey)?.definition.nodes[elementId]?.name ?? elementId;
  }
}
