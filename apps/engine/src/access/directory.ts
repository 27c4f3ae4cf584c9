import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Group, PersonRef } from '@relevo/contracts';
import { Database, type Transaction } from '../database/database.js';
import { WakeUps } from '../database/wake-ups.js';
import { type Account, Accounts } from './accounts.js';

const CHANNEL = 'relevo_access';

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly public_name: string;
}

/** Names of people and groups, in memory, for what the engine shows. Rights are never decided from it. */
@Injectable()
export class Directory implements OnModuleInit, OnModuleDestroy {
  private people: ReadonlyMap<string, Account> = new Map();
  private groupList: readonly Group[] = [];
  private stopListening: () => void = () => undefined;
  private current = -1;
  private readonly followers: (() => Promise<void>)[] = [];

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly wakeUps: WakeUps,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    const reload = () => void this.reload().catch(() => undefined);
    const stops = [this.wakeUps.listen(CHANNEL, reload), this.wakeUps.onGap(reload)];
    this.stopListening = () => stops.forEach((stop) => stop());
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  /** The `access_epoch` it was read at; with a newer one, `reload`. */
  get epoch(): number {
    return this.current;
  }

  groups(): readonly Group[] {
    return this.groupList;
  }

  group(id: string): Group | undefined {
    return this.groupList.find((group) => group.id === id);
  }

  /** The user name where nobody of that name is known any more. */
  person(id: string): PersonRef {
    return { id, name: this.people.get(id)?.name ?? id };
  }

  account(id: string): Account | undefined {
    return this.people.get(id);
  }

  demoAccounts(): readonly PersonRef[] {
    return [...this.people.values()].filter(({ demo }) => demo).map(({ id, name }) => ({ id, name }));
  }

  async reload(): Promise<void> {
    const [epoch] = await this.database.query<{ value: string }>('SELECT value FROM access_epoch');
    const rows = await this.database.query<GroupRow>('SELECT id, name, public_name FROM app_group ORDER BY id');
    const accounts = await this.accounts.all();
    this.people = new Map(accounts.map((account) => [account.id, account]));
    this.groupList = rows.map(({ id, name, public_name }) => ({
      id,
      name,
      publicName: public_name,
      members: accounts.filter((account) => account.groups.includes(id)).map((a) => ({ id: a.id, name: a.name })),
    }));
    for (const follower of this.followers) await follower();
    this.current = Number(epoch?.value ?? 0);
  }

  /** What else changes with `access_epoch` is read with it, before any command counts on the new number. */
  follow(reload: () => Promise<void>): void {
    this.followers.push(reload);
  }

  /** In the transaction of every change of rights: the row also makes such changes wait for each other. */
  async raiseEpoch(tx: Pick<Transaction, 'query'>): Promise<void> {
    await tx.query('UPDATE access_epoch SET value = value + 1');
  }

  /** After its commit: here and, as a hint, in the other engines. */
  async announce(): Promise<void> {
    await this.reload();
    this.wakeUps.notify(CHANNEL, String(this.current));
  }
}
