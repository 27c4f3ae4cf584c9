import { Injectable } from '@nestjs/common';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import { NewSignals } from './new-signals.js';
import { SignalDeliverer } from './signal-deliverer.js';
import { ThrownSignals } from './thrown-signals.js';

/** Signals from outside. Who may throw them is decided by the caller. */
@Injectable()
export class SignalsService {
  constructor(
    private readonly database: Database,
    private readonly newSignals: NewSignals,
    private readonly thrown: ThrownSignals,
    private readonly deliverer: SignalDeliverer,
  ) {}

  /** Everybody who waits for it has it when this answers, unless their case is busy or they are very many. */
  async broadcast(name: string, variables: Variables): Promise<{ readonly signalKey: Key }> {
    const signal = await this.newSignals.rowOf(name, variables);
    const waiting = await this.database.transaction((tx) => this.thrown.promise(tx, signal));
    if (waiting > 0) await this.deliverer.deliverSignal(signal.key);
    return { signalKey: signal.key };
  }
}
