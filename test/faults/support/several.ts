import { startEngine, type TestEngine, type TestEngineOptions } from '../../support/engine.js';
import type { HttpClient } from '../../support/http-client.js';
import { type FreshDatabase, freshDatabase } from '../../support/postgres.js';
import { deploy } from './deploy.js';

/** Several engines of this very process on one fresh database, for what needs no kill. */
export class Several {
  private turn = 0;

  private constructor(
    private readonly database: FreshDatabase,
    readonly engines: readonly TestEngine[],
  ) {}

  static async start(count: number, xml: string, options: TestEngineOptions = {}): Promise<Several> {
    const database = await freshDatabase({ migrated: true });
    const engines: TestEngine[] = [];
    for (let n = 0; n < count; n += 1) engines.push(await startEngine({ ...options, databaseUrl: database.url }));
    const several = new Several(database, engines);
    try {
      await deploy(several.next(), xml);
      return several;
    } catch (error) {
      await several.close();
      await several.drop();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** An administrator at the next engine, in turn. */
  next(user = 'administrator'): HttpClient {
    this.turn += 1;
    const engine = this.engines[this.turn % this.engines.length];
    if (!engine) throw new Error('Expected an engine, but there is none.');
    return engine.as(user);
  }

  async startInstance(processDefinitionId: string, variables: object = {}): Promise<string> {
    const { status, body } = await this.next().post<{ processInstanceKey: string }>('/v2/process-instances', {
      processDefinitionId,
      variables,
    });
    if (status !== 200) throw new Error(`Expected 200, but got ${status}: ${JSON.stringify(body)}`);
    return body.processInstanceKey;
  }

  /** All engines; the database stays for the checker. */
  async close(): Promise<void> {
    for (const engine of this.engines) await engine.close();
  }

  drop(): Promise<void> {
    return this.database.drop();
  }
}

/** `work` for each, at most so many at the same moment. */
export const atOnce = async <T>(
  most: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const left = items.entries();
  const one = async (): Promise<void> => {
    for (const [, item] of left) await work(item);
  };
  await Promise.all(Array.from({ length: most }, one));
};

export const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
