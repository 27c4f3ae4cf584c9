import { Injectable } from '@nestjs/common';
import type { Variables } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { KernelServices } from '../execution/kernel-services.js';
import { requireAcceptable } from '../execution/outside-variables.js';
import { Keys } from '../keys/keys.js';
import type { ThrownSignal } from './thrown-signals.js';

/** One for it and one for every process that begins with it. */
const KEYS_AHEAD = 10_000;

/** Gives a signal from outside its key and its time. */
@Injectable()
export class NewSignals {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly kernel: KernelServices,
  ) {}

  async rowOf(name: string, variables: Variables): Promise<ThrownSignal> {
    const at = this.clock.now();
    requireAcceptable(variables, this.kernel.at(at).limits);
    await this.keys.reserve(KEYS_AHEAD);
    return { key: this.keys.nextKey(), name, variables, at, sender: null };
  }
}
