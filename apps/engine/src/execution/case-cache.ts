import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { CommittedCase } from './case-loading.js';

const CAPACITY = 2_000;

/** Committed cases by key and version; the least recently used leave first. */
@Injectable()
export class CaseCache {
  readonly #cases = new Map<Key, CommittedCase>();

  /** Undefined where another engine has gone on since. */
  get(caseKey: Key, sequence: number): CommittedCase | undefined {
    const found = this.#cases.get(caseKey);
    return found?.sequence === sequence ? found : undefined;
  }

  put(committed: CommittedCase): void {
    this.#cases.delete(committed.caseKey);
    this.#cases.set(committed.caseKey, committed);
    const [oldest] = this.#cases.keys();
    if (this.#cases.size > CAPACITY && oldest !== undefined) this.#cases.delete(oldest);
  }

  evict(caseKey: Key): void {
    this.#cases.delete(caseKey);
  }
}
