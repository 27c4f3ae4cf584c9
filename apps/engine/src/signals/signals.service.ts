import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Keys } from '../keys/keys.js';
import { SignalDeliverer } from './signal-deliverer.js';
import { ThrownSignals } from './thrown-signals.js';

/** One for it and one for every process that begins with it. */
const KEYS_AHEAD = 10_000;

/** Signals from outside. Who may throw them is decided by the caller. */
@Injectable()
export class SignalsService {
  constructor(
    private readonly database: Database,
    private readonly thrown: ThrownSignals,
    private readonly deliverer: SignalDeliverer,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Everybody who waits for it has it when this answers, unless their case is busy. */
  async broadcast(name: string, variables: Variables): Promise<{ readonly signalKey: Key }> {
    await this.keys.reserve(KEYS_AHEAD);
    const key = this.keys.nextKey();
    const signal = { key, name, variables, at: this.clock.now(), sender: null };
    const waiting = await this.database.transaction((tx) => this.thrown.promise(tx, signal));
    if (waiting > 0) await this.deliverer.deliverSignal(key);
    return { signalKey: key };
  }
}
