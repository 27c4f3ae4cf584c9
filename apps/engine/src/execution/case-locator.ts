import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { LRUCache } from 'lru-cache';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { Executor } from './executor.js';

/** What has a key of its own, with what people call it. */
const located = {
  'process-instance': { table: 'process_instance', column: 'key', name: 'a process instance' },
  'element-instance': { table: 'element_instance', column: 'key', name: 'an element instance' },
  'user-task': { table: 'user_task', column: 'key', name: 'a user task' },
  job: { table: 'job', column: 'key', name: 'a job' },
  fault: { table: 'fault', column: 'key', name: 'a fault' },
  'variable-scope': { table: 'variable_scope', column: 'scope_key', name: 'a scope' },
} as const;

export type Located = keyof typeof located;

const KEY = /^[0-9]{1,19}$/;
const LARGEST = 2n ** 63n - 1n;

/** Finds the case that something belongs to, live or ended. */
@Injectable()
export class CaseLocator implements OnModuleInit {
  /** What belongs to a case belongs to it for ever. */
  readonly #known = new LRUCache<string, Key>({ max: 100_000 });

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
  ) {}

  /** What this engine has made is looked up by those who work on it next. */
  onModuleInit(): void {
    this.executor.onCommitted(({ caseKey, events }) => {
      for (const event of events) {
        if (event.type === 'UserTaskCreated') this.#known.set(`user-task ${event.userTask.key}`, caseKey);
        if (event.type === 'JobCreated') this.#known.set(`job ${event.job.key}`, caseKey);
      }
    });
  }

  /** Throws `not-found` where nothing of that kind has this key. */
  async caseOf(what: Located, key: string): Promise<Key> {
    const known = this.#known.get(`${what} ${key}`);
    if (known) return known;
    const caseKey = await this.#find(what, key);
    this.#known.set(`${what} ${key}`, caseKey);
    return caseKey;
  }

  async #find(what: Located, key: string): Promise<Key> {
    const { table, column, name } = located[what];
    const [row] = isKey(key)
      ? await this.database.query<{ root_key: string }>(`SELECT root_key FROM ${table} WHERE ${column} = $1`, [key])
      : [];
    if (row) return row.root_key as Key;
    throw new EngineError('not-found', `Expected ${name} with the key ${key}, but there is none. Look it up again.`);
  }
}

/** Whether this text can be a key at all. */
export const isKey = (text: string): text is Key => KEY.test(text) && BigInt(text) <= LARGEST;
