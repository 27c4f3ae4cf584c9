import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { GroupDatabase } from '../database/database.js';
import { Keys, KeysExhausted } from './keys.js';

/** Small enough to lose at each restart: 2^63 keys are 10^14 blocks. */
const BLOCK = 50_000;
/** Fetched ahead when fewer are left, so that callers do not wait. */
const LOW = 20_000;

interface Block {
  next: bigint;
  readonly end: bigint;
}

/** Takes blocks of keys from `key_block` in transactions of their own; what a crash leaves unused is never used. */
@Injectable()
export class KeyBlocks extends Keys {
  #blocks: Block[] = [];
  #fetching: Promise<void> | null = null;

  constructor(private readonly database: GroupDatabase) {
    super();
  }

  nextKey(): Key {
    const block = this.#blocks[0];
    if (!block) throw new KeysExhausted();
    const key = block.next;
    block.next += 1n;
    if (block.next === block.end) this.#blocks.shift();
    return key.toString() as Key;
  }

  async reserve(count: number): Promise<void> {
    while (this.#left() < count) await this.#fetch(count);
    if (this.#left() < LOW) this.#fetch(BLOCK).catch(() => undefined);
  }

  #left(): number {
    return this.#blocks.reduce((left, block) => left + Number(block.end - block.next), 0);
  }

  #fetch(count: number): Promise<void> {
    this.#fetching ??= this.#take(Math.max(count, BLOCK)).finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  async #take(size: number): Promise<void> {
    const [row] = await this.database.query<{ end: string }>(
      'UPDATE key_block SET next = next + $1 RETURNING next AS end',
      [size],
    );
    if (!row) throw new Error('Expected one row in key_block, but there is none. Was the database migrated?');
    const end = BigInt(row.end);
    this.#blocks.push({ next: end - BigInt(size), end });
  }
}
