import { Injectable } from '@nestjs/common';
import { WakeUps } from '../../database/wake-ups.js';
import { DeliveryWakeUp } from '../../execution/delivery-wake-up.js';
import { LiveHub } from '../../live/live-hub.js';

const CHANNEL = 'batches';

/** Tells others of batches: engines that there is something to do, browsers that something was done. */
@Injectable()
export class BatchNotice {
  constructor(
    private readonly wakeUps: WakeUps,
    private readonly live: LiveHub,
    private readonly deliveries: DeliveryWakeUp,
  ) {}

  /** After the commit. */
  begun(): void {
    this.wakeUps.notify(CHANNEL, '');
    this.live.changed('operations');
  }

  /** What items have let go may be on its way now. */
  worked(): void {
    this.deliveries.raise();
    this.live.changed('operations');
  }

  listen(listener: () => void): () => void {
    return this.wakeUps.listen(CHANNEL, listener);
  }
}
