import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import { Database, type Transaction } from '../database/database.js';
import { CaseCache } from './case-cache.js';
import { type CommittedCase, loadCases } from './case-loading.js';
import { CaseWriter } from './case-writer.js';
import type { Statement } from './executor.js';
import { LiveCase, unopenedCase } from './live-case.js';

/** Locked cases, from the cache where nobody has changed them since. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly database: Database,
    private readonly cache: CaseCache,
    private readonly writer: CaseWriter,
  ) {}

  /** `sequences`: the locked cases; `opening`: those that come to be if they are not among them. */
  async load(
    tx: Transaction,
    sequences: ReadonlyMap<Key, number>,
    opening: { readonly caseKeys: ReadonlySet<Key>; readonly at: Instant },
  ): Promise<ReadonlyMap<Key, LiveCase>> {
    const cases = new Map<Key, LiveCase>();
    const missing: Key[] = [];
    for (const [key, sequence] of sequences) {
      const cached = this.cache.get(key, sequence);
      if (cached) cases.set(key, new LiveCase(cached, false));
      else missing.push(key);
    }
    for (const loaded of await loadCases(tx, missing)) {
      this.cache.put(loaded);
      cases.set(loaded.caseKey, new LiveCase(loaded, false));
    }
    for (const key of opening.caseKeys) {
      if (!cases.has(key)) cases.set(key, new LiveCase(unopenedCase(key, opening.at), true));
    }
    return cases;
  }

  /** Everything that the group changed, and COMMIT; answers how many deliveries wait. */
  commit(tx: Transaction, cases: readonly LiveCase[], also: readonly Statement[]): Promise<number> {
    return this.writer.commit(tx, cases, also);
  }

  /** After COMMIT only. */
  keep(live: LiveCase): void {
    this.cache.put(live.commit());
  }

  forget(caseKeys: Iterable<Key>): void {
    for (const key of caseKeys) this.cache.evict(key);
  }

  /** A case as it was last committed, without a lock; from the cache when that is still true. */
  async read(caseKey: Key): Promise<CommittedCase | null> {
    const [row] = await this.database.query<{ sequence: string }>(
      'SELECT sequence FROM case_instance WHERE root_key = $1',
      [caseKey],
    );
    return row ? ((await this.readAt(new Map([[caseKey, Number(row.sequence)]]))).get(caseKey) ?? null) : null;
  }

  /** The same for many at once, by the sequences that were just read of them. */
  async readAt(sequences: ReadonlyMap<Key, number>): Promise<ReadonlyMap<Key, CommittedCase>> {
    const found = [...sequences].flatMap(([key, sequence]) => this.cache.get(key, sequence) ?? []);
    const cases = new Map(found.map((committed) => [committed.caseKey, committed]));
    const missing = [...sequences.keys()].filter((key) => !cases.has(key));
    for (const loaded of await loadCases(this.database, missing)) cases.set(loaded.caseKey, loaded);
    return cases;
  }
}
