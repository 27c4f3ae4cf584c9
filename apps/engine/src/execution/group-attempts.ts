import { Injectable } from '@nestjs/common';
import { Keys, KeysExhausted } from '../keys/keys.js';
import { EngineEpochs, StaleEpochs } from './engine-epochs.js';
import type { GroupWatch } from './executor-observer.js';
import { type GroupOutcome, GroupTransaction } from './group-transaction.js';
import type { WaitingCommand } from './waiting-command.js';

/** New keys that a group can use without waiting. */
const KEYS_AHEAD = 10_000;
const MORE_KEYS = 500_000;
const MOST_ATTEMPTS = 5;

/** Begins a group again where only this engine's memory was behind: definitions, rights, reserved keys. */
@Injectable()
export class GroupAttempts {
  constructor(
    private readonly transaction: GroupTransaction,
    private readonly keys: Keys,
    private readonly epochs: EngineEpochs,
  ) {}

  async run(group: readonly WaitingCommand[], watch: GroupWatch): Promise<GroupOutcome> {
    await this.keys.reserve(KEYS_AHEAD);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction.run(group, watch);
      } catch (error) {
        if (attempt === MOST_ATTEMPTS) throw error;
        await this.#catchUp(error);
      }
    }
  }

  async #catchUp(error: unknown): Promise<void> {
    if (error instanceof StaleEpochs) await this.epochs.reload();
    else if (error instanceof KeysExhausted) await this.keys.reserve(MORE_KEYS);
    else throw error;
  }
}
