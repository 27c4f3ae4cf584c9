import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { WakeUps } from '../database/wake-ups.js';
import { LiveHub } from './live-hub.js';
import type { LiveNotice } from './live-notice.js';

const channel = 'live';
/** Characters of notices; with the sender it is less than a wake-up takes. */
const longestParcel = 1_900;

interface Parcel {
  /** The engine that sends: it has told its own streams already. */
  readonly from: string;
  readonly notices: readonly LiveNotice[];
}

/** Carries what changed between the engines of an installation. */
@Injectable()
export class LiveRelay implements OnModuleInit, OnModuleDestroy {
  /** What each parcel of this engine begins with. */
  private readonly sender = JSON.stringify({ from: randomUUID() } satisfies Partial<Parcel>).slice(0, -1);
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
    const texts = notices.map((notice) => JSON.stringify(notice)).filter(({ length }) => length <= longestParcel);
    for (const parcel of parcelsOf(texts)) this.wakeUps.notify(channel, `${this.sender},"notices":[${parcel}]}`);
  }

  private receive(payload: string): void {
    if (payload.startsWith(this.sender)) return;
    this.hub.deliver((JSON.parse(payload) as Parcel).notices);
  }
}

/** As few as possible. */
const parcelsOf = (texts: readonly string[]): readonly string[] => {
  const parcels: string[] = [];
  let parcel = '';
  for (const text of texts) {
    const longer = parcel === '' ? text : `${parcel},${text}`;
    if (longer.length > longestParcel) parcels.push(parcel);
    parcel = longer.length > longestParcel ? text : longer;
  }
  return parcel === '' ? parcels : [...parcels, parcel];
};
