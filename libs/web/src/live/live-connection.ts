import type { LiveMessage, LiveTopic, SetTopics } from '@relevo/contracts';

/**
 * What a tab hears: what changed, that everything shown must be reloaded, whether the line stands, or that it began to
 * watch what the engine tells of already: what it keeps of it may be old, what it asks for now is not.
 */
export type LiveSignal =
  | Exclude<LiveMessage, { kind: 'hello' }>
  | { readonly kind: 'line'; readonly live: boolean }
  | { readonly kind: 'began'; readonly topic: LiveTopic };

export interface EventStream {
  onMessage(receive: (data: string) => void): void;
  onError(receive: () => void): void;
  close(): void;
}

/** The outside world of a connection, so that it runs in a worker, in a page and in a test alike. */
export interface LiveDoors {
  open(url: string): EventStream;
  setTopics(stream: string, body: SetTopics, csrfToken: string | null): Promise<void>;
  /** Calls back after `ms`; the answer cancels. */
  after(ms: number, act: () => void): () => void;
  /** 0 to 1. */
  chance(): number;
}

const firstWait = 500;
const shortWait = 1_500;
const longWait = 30_000;
/** About two minutes: an engine that is only restarted is back by then, and a queue must be true again at once. */
const shortTries = 100;

/** Waits 0.5 s, 1 s, 1.5 s …, after a while 30 s; each between half and the whole, so that browsers do not return together. */
export const backOff = (failures: number, chance: number): number =>
  (failures < shortTries ? Math.min(shortWait, firstWait * 2 ** failures) : longWait) * (0.5 + chance / 2);

/** One event stream that returns after every loss and then asks for a reload, since what was missed is not sent again. */
export class LiveConnection {
  #stream: EventStream | null = null;
  #streamId: string | null = null;
  #topics: readonly LiveTopic[] = [];
  /** What the engine tells of; the rest is asked for, or there is no stream. */
  #told: ReadonlySet<LiveTopic> = new Set();
  #csrfToken: string | null = null;
  #failures = 0;
  #lost = false;
  #cancelWait: (() => void) | null = null;

  constructor(
    private readonly doors: LiveDoors,
    private readonly emit: (signal: LiveSignal) => void,
  ) {}

  /** Subscribes to exactly these; without any, the stream is closed. */
  watch(topics: readonly LiveTopic[], csrfToken: string | null): void {
    const renewed = csrfToken !== this.#csrfToken;
    this.#topics = topics;
    this.#csrfToken = csrfToken;
    if (topics.length === 0) return this.close();
    if (renewed && this.#stream !== null) this.#drop();
    if (this.#stream === null && this.#cancelWait === null) return this.#open();
    void this.#subscribe();
  }

  /** The engine tells of it already. */
  tells(topic: LiveTopic): boolean {
    return this.#told.has(topic);
  }

  close(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#drop();
    this.#failures = 0;
    this.#lost = false;
  }

  #drop(): void {
    this.#stream?.close();
    this.#stream = null;
    this.#streamId = null;
    this.#told = new Set();
  }

  #open(): void {
    this.#cancelWait = null;
    const stream = this.doors.open('/api/live');
    this.#stream = stream;
    stream.onMessage((data) => {
      if (this.#stream === stream) this.#receive(JSON.parse(data) as LiveMessage);
    });
    stream.onError(() => {
      if (this.#stream === stream) this.#lose();
    });
  }

  #receive(message: LiveMessage): void {
    if (message.kind !== 'hello') return this.emit(message);
    this.#streamId = message.stream;
    this.#failures = 0;
    void this.#subscribe();
  }

  async #subscribe(): Promise<void> {
    const stream = this.#streamId;
    if (stream === null) return;
    const topics = this.#topics;
    try {
      await this.doors.setTopics(stream, { topics }, this.#csrfToken);
    } catch {
      if (this.#streamId === stream) this.#lose();
      return;
    }
    if (this.#streamId !== stream) return;
    this.emit({ kind: 'line', live: true });
    const unheard = topics.filter((topic) => !this.#told.has(topic));
    this.#told = new Set(topics);
    if (this.#lost) this.emit({ kind: 'reload' });
    // What changed after a screen asked and before the engine was asked to tell was told to nobody.
    else for (const topic of unheard) this.emit({ kind: 'changed', topic });
    this.#lost = false;
  }

  #lose(): void {
    this.#drop();
    this.#lost = true;
    this.emit({ kind: 'line', live: false });
    this.#cancelWait = this.doors.after(backOff(this.#failures, this.doors.chance()), () => this.#open());
    this.#failures += 1;
  }
}
