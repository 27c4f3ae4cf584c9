import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { LiveMessage, LiveTopic } from '@relevo/contracts';
import { Observable, Subject } from 'rxjs';
import { isStaff, type Identity } from '../access/identity.js';
import { EngineError } from '../errors/engine-error.js';
import { coalesce, toMessage, type LiveNotice } from './live-notice.js';

interface LiveStream {
  readonly identity: Identity;
  readonly messages: Subject<LiveMessage>;
  topics: ReadonlySet<LiveTopic>;
}

/** Changes of this long (milliseconds of wall time) go out together. */
const gatherFor = 40;

/** The open streams of this engine, and the door by which anything says that it changed. */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly streams = new Map<string, LiveStream>();
  private readonly relays = new Set<(notices: readonly LiveNotice[]) => void>();
  private pending: LiveNotice[] = [];
  private timer: NodeJS.Timeout | null = null;
  /** Speaks when the engine stops: heartbeats end with the streams. */
  readonly closing = new Subject<void>();

  /** To be called after the commit. Reaches the streams of this engine and, by its relays, those of the others. */
  changed(topic: LiveTopic, detail: Omit<LiveNotice, 'topic'> = {}): void {
    this.pending.push({ topic, ...detail });
    this.timer ??= setTimeout(() => this.flush(), gatherFor).unref();
  }

  /** Hands what this engine changed to the other engines; answers the way to stop it. */
  relay(listener: (notices: readonly LiveNotice[]) => void): () => void {
    this.relays.add(listener);
    return () => void this.relays.delete(listener);
  }

  /** Changes to this engine's own streams alone: what was gathered here or came from another engine. */
  deliver(notices: readonly LiveNotice[]): void {
    for (const stream of this.streams.values()) {
      for (const notice of notices) if (hears(stream, notice)) stream.messages.next(toMessage(notice));
    }
  }

  /** After a gap (the listening connection was lost): everybody reloads what is shown. */
  reloadAll(): void {
    for (const stream of this.streams.values()) stream.messages.next({ kind: 'reload' });
  }

  /** A stream for one browser; it exists while somebody is subscribed. */
  open(identity: Identity): Observable<LiveMessage> {
    return new Observable((subscriber) => {
      const id = randomUUID();
      const messages = new Subject<LiveMessage>();
      this.streams.set(id, { identity, messages, topics: new Set() });
      const subscription = messages.subscribe(subscriber);
      subscriber.next({ kind: 'hello', stream: id });
      return () => {
        subscription.unsubscribe();
        this.streams.delete(id);
      };
    });
  }

  /** Replaces the topics of a caller's own stream; rights have been decided by the caller of this. */
  setTopics(streamId: string, identity: Identity, topics: readonly LiveTopic[]): void {
    const stream = this.streams.get(streamId);
    if (!stream || stream.identity.id !== identity.id) {
      throw new EngineError(
        'not-found',
        `Expected an open live stream of yours, but there is none with the id "${streamId}". Open /api/live again and use the id of its hello message.`,
      );
    }
    stream.topics = new Set(topics);
  }

  get openStreams(): number {
    return this.streams.size;
  }

  onModuleDestroy(): void {
    if (this.timer) clearTimeout(this.timer);
    this.closing.next();
    for (const stream of this.streams.values()) stream.messages.complete();
  }

  private flush(): void {
    this.timer = null;
    const notices = coalesce(this.pending);
    this.pending = [];
    this.deliver(notices);
    for (const relay of this.relays) relay(notices);
  }
}

/** Requesters hear of cases of their own alone; that something changed in a crowd names nobody. */
const hears = (stream: LiveStream, notice: LiveNotice): boolean => {
  if (!stream.topics.has(notice.topic)) return false;
  const aboutOneCase = (notice.topic === 'tickets' || notice.topic === 'tasks') && notice.caseKey !== undefined;
  return !aboutOneCase || isStaff(stream.identity) || notice.requesterId === stream.identity.id;
};
