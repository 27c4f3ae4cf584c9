import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { WakeUps } from '../database/wake-ups.js';
import { LiveHub } from './live-hub.js';
import type { LiveNotice } from './live-notice.js';

const channel = 'live';
const longestPayload = 1_900;

interface Parcel {
  /** The engine that sends: it has told its own streams already. */
  readonly from: string;
  readonly notices: readonly LiveNotice[];
}

/** Carries what changed between the engines of an installation. */
@Injectable()
export class LiveRelay implements OnModuleInit, OnModuleDestroy {
  private readonly self = randomUUID();
  private stop: readonly (() => void)[] = [];

  constructor(
    private readonly wakeUps: WakeUps,
    private readonly hub: LiveHub,
  ) {}

  onModuleInit(): void {
    this.stop = [
      this.hub.relay((notices) => this.send(notices)),
      this.wakeUps.listen(channel, (payload) => this.receive(payload)),
      this.wakeUps.onGap(() => this.hub.reloadAll()),
    ];
  }

  onModuleDestroy(): void {
    for (const stop of this.stop) stop();
  }

  private send(notices: readonly LiveNotice[]): void {
    for (const notice of notices) {
      const payload = JSON.stringify({ from: this.self, notices: [notice] } satisfies Parcel);
      if (payload.length <= longestPayload) this.wakeUps.notify(channel, payload);
    }
  }

  private receive(payload: string): void {
    const { from, notices } = JSON.parse(payload) as Parcel;
    if (from !== this.self) this.hub.deliver(notices);
  }
}
