import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { readSecrets } from '../../apps/engine/dist/postgres/data-folder.js';
import { findDataHome } from '../../apps/engine/dist/postgres/data-home.js';
import { useEmbeddedServer } from '../../apps/engine/dist/postgres/embedded-server.js';
import { superuserUrl } from '../../apps/engine/dist/postgres/postmaster.js';
import { cpuOfTree, type CpuSeconds } from './cpu.js';

/** What makes a commit durable; a bench without it would measure something else. */
const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

/** The product's own embedded server in a folder of its own; every system gets a database in it. */
export class BenchDatabase {
  private constructor(
    /** Of the database that the product itself would use. */
    readonly url: string,
    readonly dataDir: string,
    readonly settings: Readonly<Record<string, string>>,
    private readonly superuser: Client,
    private readonly leave: () => Promise<void>,
  ) {}

  static async start(): Promise<BenchDatabase> {
    const dataDir = await mkdtemp(join(tmpdir(), 'relevo-bench-'));
    const server = await useEmbeddedServer(dataDir);
    const secrets = await readSecrets((await findDataHome(dataDir)).cluster);
    const superuser = new Client({
      connectionString: superuserUrl(Number(new URL(server.url).port), secrets.superuser),
    });
    await superuser.connect();
    const settings = await readSettings(superuser);
    return new BenchDatabase(server.url, dataDir, settings, superuser, () => server.leave());
  }

  /** User and system time of the server and all its sessions, in seconds. */
  async cpu(): Promise<CpuSeconds> {
    const { rows } = await this.superuser.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return cpuOfTree(rows[0]?.pid ?? 0);
  }

  urlOf(name: string): string {
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** An empty one, or a copy of `template`, to which nobody may be connected. */
  async create(name: string, template = 'template0'): Promise<string> {
    const nameOf = (text: string): string => this.superuser.escapeIdentifier(text);
    await this.#left(template);
    await this.superuser.query(
      `CREATE DATABASE ${nameOf(name)} OWNER relevo TEMPLATE ${nameOf(template)} STRATEGY FILE_COPY`,
    );
    return this.urlOf(name);
  }

  async drop(name: string): Promise<void> {
    await this.#left(name);
    await this.superuser.query(`DROP DATABASE IF EXISTS ${this.superuser.escapeIdentifier(name)} WITH (FORCE)`);
  }

  /** A pool that has ended is gone a moment before its sessions are; one that is cut off would be told so. */
  async #left(name: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await this.superuser.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1', [name]);
      if (rows.length === 0) return;
      await pause(50);
    }
  }

  /** So that no measure pays for what an earlier one wrote. */
  async checkpoint(): Promise<void> {
    await this.superuser.query('CHECKPOINT');
  }

  async stop(): Promise<void> {
    await this.superuser.end();
    await this.leave();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** A connection of the bench's own, for as long as `work` needs it. */
export const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const readSettings = async (client: Client): Promise<Readonly<Record<string, string>>> => {
  const settings: Record<string, string> = {};
  const show = async (name: string): Promise<string> => {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${name}`);
    return rows[0]?.[name] ?? '';
  };
  for (const [name, wanted] of Object.entries(durable)) {
    settings[name] = await show(name);
    if (settings[name] === wanted) continue;
    throw new Error(
      `Expected ${name} = ${wanted} for a bench, but it is ${settings[name]}. Take it out of the configuration.`,
    );
  }
  for (const name of ['server_version', 'shared_buffers', 'max_wal_size']) settings[name] = await show(name);
  return settings;
};
