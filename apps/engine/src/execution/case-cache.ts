import { Injectable, Optional } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { LRUCache } from 'lru-cache';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLoadLimits } from '../config/load-limits.js';
import type { CommittedCase } from './case-loading.js';

const rowsOf = ({ state }: CommittedCase): number =>
  1 + state.elements.size + state.variables.size + state.userTasks.size + state.jobs.size + state.timers.size;

/** Committed cases by key and version, as many as the load limits allow; the least recently used leave first. */
@Injectable()
export class CaseCache {
  readonly #cases: LRUCache<Key, CommittedCase>;
  #hits = 0;
  #misses = 0;

  constructor(@Optional() config?: EngineConfig) {
    const { cacheRows } = config?.operation?.load ?? defaultLoadLimits;
    this.#cases = new LRUCache({ maxSize: cacheRows, sizeCalculation: rowsOf });
  }

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
