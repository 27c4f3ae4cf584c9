import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { LRUCache } from 'lru-cache';
import type { CommittedCase } from './case-loading.js';

/** Rows of all cached cases together, some hundred bytes each; a ticket on its way has about ten. */
const MOST_ROWS = 200_000;

const rowsOf = ({ state }: CommittedCase): number =>
  1 + state.elements.size + state.variables.size + state.userTasks.size + state.jobs.size + state.timers.size;

/** Committed cases by key and version; the least recently used leave first. */
@Injectable()
export class CaseCache {
  readonly #cases = new LRUCache<Key, CommittedCase>({ maxSize: MOST_ROWS, sizeCalculation: rowsOf });

  /** Undefined where another engine has gone on since. */
  get(caseKey: Key, sequence: number): CommittedCase | undefined {
    const found = this.#cases.get(caseKey);
    return found?.sequence === sequence ? found : undefined;
  }

  put(committed: CommittedCase): void {
    this.#cases.set(committed.caseKey, committed);
  }

  evict(caseKey: Key): void {
    this.#cases.delete(caseKey);
  }
}
