import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { CommandGate } from '../admission/command-gate.js';
import { Refusals } from '../admission/refusals.js';
import { RequestGate } from '../admission/request-gate.js';
import { CaseCache } from '../execution/case-cache.js';
import { counter, gauge } from './instruments.js';
import { Metrics } from './metrics.js';

/** What this engine knows of itself without asking the database: queues, what was turned away, cache. */
@Injectable()
export class EngineGauges {
  constructor(metrics: Metrics, requests: RequestGate, commands: CommandGate, refusals: Refusals, cache: CaseCache) {
    const { registry } = metrics;
    const of = (name: string, help: string, read: () => number): void => gauge(registry, { name, help, read });
    of('relevo_requests_pending', 'Requests that are being answered.', () => requests.pending);
    of('relevo_request_bytes', 'Bytes of the bodies of these requests.', () => requests.bytes);
    of('relevo_commands_waiting', 'Commands that are taken in and not answered.', () => commands.waiting);
    of('relevo_command_bytes', 'Bytes that came with these commands, estimated.', () => commands.bytes);
    of(
      'relevo_overloaded_seconds',
      'For how long requests or commands have been turned away.',
      () => refusals.overloadedFor() / 1_000,
    );
    of('relevo_case_cache_cases', 'Cases in the cache.', () => cache.figures.size);
    counter(registry, {
      name: 'relevo_case_cache_reads_total',
      help: 'Looks into the cache of cases by result: hit, miss.',
      labels: ['result'],
      read: () => [
        [{ result: 'hit' }, cache.figures.hits],
        [{ result: 'miss' }, cache.figures.misses],
      ],
    });
    counter(registry, {
      name: 'relevo_refused_total',
      help: 'Turned away with 429 or 413 before anything was done, by where.',
      labels: ['at'],
      read: () => [...refusals.counts].map(([at, count]) => [{ at }, count]),
    });
  }
}

/** Connections of this engine's pool for requests; groups have their own, which they never wait for. */
@Injectable()
export class PoolGauges {
  constructor(metrics: Metrics, source: DataSource) {
    const pool = (source.driver as unknown as { readonly master: pg.Pool }).master;
    gauge(metrics.registry, {
      name: 'relevo_pool_connections',
      help: 'Connections for requests by state: used, idle.',
      labels: ['state'],
      read: () => [
        [{ state: 'used' }, pool.totalCount - pool.idleCount],
        [{ state: 'idle' }, pool.idleCount],
      ],
    });
    gauge(metrics.registry, {
      name: 'relevo_pool_waiting',
      help: 'Statements and transactions that wait for a connection.',
      read: () => pool.waitingCount,
    });
  }
}
