import type { LiveTopic } from '@relevo/contracts';
import { LiveConnection, type LiveDoors, type LiveSignal } from './live-connection.js';

/** What a tab tells the hub. `leave` is sent when the page is hidden for good. */
export type TabMessage =
  | { readonly kind: 'watch'; readonly topics: readonly LiveTopic[]; readonly csrfToken: string | null }
  | { readonly kind: 'leave' };

export interface TabLine {
  receive(message: TabMessage): void;
}

interface Tab {
  topics: readonly LiveTopic[];
  readonly send: (signal: LiveSignal) => void;
}

/** One stream for all tabs: subscribes to the union of their topics and hands each tab what it watches. */
export class LiveHub {
  readonly #tabs = new Set<Tab>();
  readonly #connection: LiveConnection;
  #csrfToken: string | null = null;

  constructor(doors: LiveDoors) {
    this.#connection = new LiveConnection(doors, (signal) => this.#spread(signal));
  }

  join(send: (signal: LiveSignal) => void): TabLine {
    const tab: Tab = { topics: [], send };
    return {
      receive: (message) => {
        if (message.kind === 'leave') this.#tabs.delete(tab);
        else {
          const again = message.topics.filter((topic) => !tab.topics.includes(topic) && this.#connection.tells(topic));
          this.#tabs.add(tab);
          tab.topics = message.topics;
          this.#csrfToken = message.csrfToken;
          // What changed while the tab looked elsewhere was told to others alone.
          for (const topic of again) tab.send({ kind: 'began', topic });
        }
        this.#watch();
      },
    };
  }

  #watch(): void {
    const topics = new Set([...this.#tabs].flatMap((tab) => tab.topics));
    this.#connection.watch([...topics].sort(), this.#csrfToken);
  }

  #spread(signal: LiveSignal): void {
    for (const tab of this.#tabs) {
      if (signal.kind !== 'changed' || tab.topics.includes(signal.topic)) tab.send(signal);
    }
  }
}
