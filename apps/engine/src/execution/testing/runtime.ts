import 'reflect-metadata';
import { type DynamicModule, Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Key, Variables } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { type FreshDatabase, freshDatabase } from '../../../../../test/support/postgres.js';
import type { Actor } from '../../access/identity.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { DeploymentListeners } from '../../catalogue/deployment-listeners.js';
import { Clock } from '../../clock/clock.js';
import { ClockModule } from '../../clock/clock.module.js';
import { Database } from '../../database/database.js';
import { DatabaseModule } from '../../database/database.module.js';
import { HistoryModule } from '../../history/history.module.js';
import { JobsModule } from '../../jobs/jobs.module.js';
import { Keys } from '../../keys/keys.js';
import { KeysModule } from '../../keys/keys.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { SignalsModule } from '../../signals/signals.module.js';
import { ProcessStarts } from '../../starts/process-starts.js';
import { StartsModule } from '../../starts/starts.module.js';
import { TimersModule } from '../../timers/timers.module.js';
import { ExecutionModule } from '../execution.module.js';
import { type CaseCommand, Executor } from '../executor.js';
import { PendingWork } from '../pending-work.js';
import { MemoryCatalogue } from './memory-catalogue.js';

export const ana: Actor = { kind: 'user', id: 'ana' };

@Global()
@Module({})
class CatalogueOfSpec {
  static of(catalogue: MemoryCatalogue): DynamicModule {
    return {
      module: CatalogueOfSpec,
      providers: [{ provide: Catalogue, useValue: catalogue }, DeploymentListeners],
      exports: [Catalogue, DeploymentListeners],
    };
  }
}

@Module({})
class RuntimeOfSpec {}

type Token<T> = abstract new (...args: never[]) => T;

/** The engine's runtime on a database of its own, without HTTP. */
export class Runtime {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly freshly: FreshDatabase,
    readonly catalogue: MemoryCatalogue,
    private readonly modules: readonly (new () => object)[],
  ) {}

  static async start(modules: readonly (new () => object)[] = []): Promise<Runtime> {
    return Runtime.#on(await freshDatabase({ migrated: true }), new MemoryCatalogue(), modules);
  }

  static async #on(
    freshly: FreshDatabase,
    catalogue: MemoryCatalogue,
    modules: readonly (new () => object)[],
  ): Promise<Runtime> {
    const module: DynamicModule = {
      module: RuntimeOfSpec,
      imports: [
        DatabaseModule.forRoot({ url: freshly.url }),
        CatalogueOfSpec.of(catalogue),
        ...[KeysModule, ClockModule, HistoryModule, ExecutionModule, JobsModule],
        ...[MessagesModule, SignalsModule, StartsModule, TimersModule],
        ...modules,
      ],
    };
    const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
    return new Runtime(app, freshly, catalogue, modules);
  }

  get url(): string {
    return this.freshly.url;
  }

  get<T>(token: Token<T>): T {
    return this.app.get(token, { strict: false });
  }

  /** Another engine on the same database, with nothing in its memory. */
  second(): Promise<Runtime> {
    return Runtime.#on({ ...this.freshly, drop: () => Promise.resolve() }, this.catalogue, this.modules);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.freshly.drop();
  }

  newKey(): Key {
    return this.get<Keys>(Keys).nextKey();
  }

  submit<Answer>(command: Omit<CaseCommand<Answer>, 'actor'> & { readonly actor?: Actor }): Promise<Answer> {
    return this.get<Executor>(Executor).submit({ actor: ana, ...command });
  }

  /** Publishes it, and lets its start events wait. */
  async publish(definition: ProcessDefinition): Promise<void> {
    const published = this.catalogue.publish(definition);
    const at = this.get<Clock>(Clock).now();
    await this.get(Database).transaction((tx) => this.get(ProcessStarts).replace(tx, [published], at));
  }

  /** Publishes and starts it in a case of its own; answers the case's key. */
  async start(definition: ProcessDefinition, variables: Variables = {}): Promise<Key> {
    const { key: definitionKey } = this.catalogue.publish(definition);
    const caseKey = this.newKey();
    await this.submit({
      name: 'StartProcessInstance',
      caseKey,
      opens: true,
      perform: (workspace) =>
        workspace.run({ type: 'StartProcessInstance', processInstanceKey: caseKey, definitionKey, variables }),
    });
    return caseKey;
  }

  /** The keys of a case's open user tasks by element id. */
  async openTasks(caseKey: Key): Promise<ReadonlyMap<string, Key>> {
    const rows = await this.rows<{ element_id: string; key: Key }>(
      'SELECT element_id, key FROM user_task WHERE root_key = $1 AND ended_at IS NULL ORDER BY age',
      [caseKey],
    );
    return new Map(rows.map((row) => [row.element_id, row.key]));
  }

  async completeTask(caseKey: Key, elementId: string, variables: Variables = {}): Promise<void> {
    const userTaskKey = (await this.openTasks(caseKey)).get(elementId);
    if (!userTaskKey) throw new Error(`Expected an open task (${elementId}), but there is none.`);
    await this.complete(caseKey, userTaskKey, variables);
  }

  async complete(caseKey: Key, userTaskKey: Key, variables: Variables = {}): Promise<void> {
    await this.submit({
      name: 'CompleteUserTask',
      caseKey,
      perform: (workspace) =>
        workspace.run({ type: 'CompleteUserTask', userTaskKey, values: { kind: 'variables', variables } }),
    });
  }

  /** When nothing internal is pending any more. */
  settled(): Promise<void> {
    return this.get(PendingWork).sweep();
  }

  /** Of the case's own process instance. */
  async variable(caseKey: Key, name: string): Promise<unknown> {
    const [row] = await this.rows<{ value: unknown }>(
      'SELECT variables -> $2 -> 1 AS value FROM variable_scope WHERE scope_key = $1',
      [caseKey, name],
    );
    return row?.value;
  }

  rows<Row extends object = Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.get<Database>(Database).query<Row>(text, values);
  }
}
