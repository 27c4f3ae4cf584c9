import { Injectable } from '@nestjs/common';

/** Says, after a commit, that deliveries are waiting. */
@Injectable()
export class DeliveryWakeUp {
  readonly #listeners = new Set<() => void>();

  raise(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Answers how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
