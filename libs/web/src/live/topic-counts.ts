import type { LiveTopic } from '@relevo/contracts';

/** How many parts of the screen watch each topic. */
export class TopicCounts {
  readonly #counts = new Map<LiveTopic, number>();

  /** Whether the set of topics grew. */
  add(topics: readonly LiveTopic[]): boolean {
    const before = this.#counts.size;
    for (const topic of topics) this.#counts.set(topic, (this.#counts.get(topic) ?? 0) + 1);
    return this.#counts.size !== before;
  }

  /** Whether the set of topics shrank. */
  remove(topics: readonly LiveTopic[]): boolean {
    const before = this.#counts.size;
    for (const topic of topics) {
      const left = (this.#counts.get(topic) ?? 0) - 1;
      if (left > 0) this.#counts.set(topic, left);
      else this.#counts.delete(topic);
    }
    return this.#counts.size !== before;
  }

  topics(): readonly LiveTopic[] {
    return [...this.#counts.keys()];
  }
}
