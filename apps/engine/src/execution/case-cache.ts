import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { LRUCache } from 'lru-cache';
import type { CommittedCase } from './case-loading.js';

/**
 * Rows of all cached cases together; a ticket on its way has about ten. With what belongs to them they take about 1.5 KB
 * each: 150 MB when it is full, which each full collection has to walk through.
 */
const MOST_ROWS = 100_000;

const rowsOf = ({ state }: CommittedCase): number =>
  1 + state.elements.size + state.variables.size + state.userTasks.size + state.jobs.size + state.timers.size;

/** Committed cases by key and version; the least recently used leave first. */
@Injectable()
export class CaseCache {
  readonly #cases = new LRUCache<Key, CommittedCase>({ maxSize: MOST_ROWS, sizeCalculation: rowsOf });
  #hits = 0;
  #misses = 0;

  /** Undefined where another engine has gone on since. */
  get(caseKey: Key, sequence: number): CommittedCase | undefined {
    const found = this.#cases.get(caseKey);
    const current = found?.sequence === sequence;
    if (current) this.#hits += 1;
    else this.#misses += 1;
    return current ? found : undefined;
  }

  put(committed: CommittedCase): void {
    this.#cases.set(committed.caseKey, committed);
  }

  /** For the metrics. */
  get figures(): { readonly size: number; readonly hits: number; readonly misses: number } {
    return { size: this.#cases.size, hits: this.#hits, misses: this.#misses };
  }

  evict(caseKey: Key): void {
    this.#cases.delete(caseKey);
  }
}
