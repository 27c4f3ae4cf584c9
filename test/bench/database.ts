import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { useEmbeddedServer } from '../../apps/engine/dist/postgres/embedded-server.js';
import { cpuOfTree, type CpuSeconds } from './cpu.js';

/** What makes a commit durable; a bench without it would measure something else. */
const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

/** The product's own embedded server in a folder of its own. */
export class BenchDatabase {
  private constructor(
    readonly url: string,
    readonly dataDir: string,
    readonly settings: Readonly<Record<string, string>>,
    private readonly client: Client,
    private readonly leave: () => Promise<void>,
  ) {}

  static async start(): Promise<BenchDatabase> {
    const dataDir = await mkdtemp(join(tmpdir(), 'relevo-bench-'));
    const server = await useEmbeddedServer(dataDir);
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const settings = await readSettings(client);
    return new BenchDatabase(server.url, dataDir, settings, client, () => server.leave());
  }

  /** User and system time of the server and all its sessions, in seconds. */
  async cpu(): Promise<CpuSeconds> {
    const { rows } = await this.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return cpuOfTree(rows[0]?.pid ?? 0);
  }

  /** Bytes by table, indexes and TOAST included, greatest first. */
  async sizes(): Promise<ReadonlyMap<string, number>> {
    await this.client.query('CHECKPOINT').catch(() => undefined);
    const { rows } = await this.client.query<{ name: string; bytes: string }>(
      `SELECT relname AS name, pg_total_relation_size(oid) AS bytes FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 2 DESC`,
    );
    return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
  }

  async count(text: string): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(text);
    return Number(rows[0]?.count ?? 0);
  }

  async stop(): Promise<void> {
    await this.client.end();
    await this.leave();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

const readSettings = async (client: Client): Promise<Readonly<Record<string, string>>> => {
  const settings: Record<string, string> = {};
  for (const [name, wanted] of Object.entries(durable)) {
    const { rows } = await client.query<Record<string, string>>(`SHOW ${name}`);
    const found = rows[0]?.[name] ?? '';
    if (found !== wanted) throw new Error(`Expected ${name} = ${wanted} for a bench, but it is ${found}.`);
    settings[name] = found;
  }
  const { rows } = await client.query<{ version: string }>('SHOW server_version');
  return { ...settings, server_version: (rows[0] as Record<string, string> | undefined)?.['server_version'] ?? '' };
};
