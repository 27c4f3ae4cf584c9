import { Injectable } from '@nestjs/common';
import type { Key, PublishedDefinition, Variables } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../../access/identity.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { EngineError } from '../../errors/engine-error.js';
import { CaseLocator } from '../../execution/case-locator.js';
import { Executor } from '../../execution/executor.js';
import { Keys } from '../../keys/keys.js';
import { cancelInstance, type InstanceAct } from '../../operations/instance-acts.js';
import { requireRight } from '../v2-rights.js';
import { tenantId } from '../wire.js';
import { CompletionWatch } from './completion-watch.js';
import type { CreateInstanceRequest } from './process-instance-requests.js';

const defaultWait = 30_000;

/** Starts and cancels process instances; one started here is a case without a ticket. */
@Injectable()
export class ProcessInstances {
  constructor(
    private readonly executor: Executor,
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
    private readonly locator: CaseLocator,
    private readonly completions: CompletionWatch,
  ) {}

  async create(identity: Identity, request: CreateInstanceRequest): Promise<object> {
    requireRight(identity, 'start instances');
    await this.catalogue.reload();
    const published = this.#wanted(request);
    const variables = request.variables ?? {};
    await this.keys.reserve(2);
    const caseKey = this.keys.nextKey();
    const processInstanceKey = this.keys.nextKey();
    const completed = request.awaitCompletion
      ? this.completions.of({ caseKey, processInstanceKey, identity }, request.requestTimeout || defaultWait)
      : null;
    try {
      await this.executor.submit({
        name: 'StartProcessInstance',
        caseKey,
        opens: true,
        actor: actorOf(identity),
        perform: (workspace) => {
          workspace.run({
            type: 'StartProcessInstance',
            processInstanceKey,
            definitionKey: published.key,
            variables,
          });
        },
      });
      return instanceDocument(published, processInstanceKey, select(await completed?.variables, request));
    } finally {
      completed?.stop();
    }
  }

  async cancel(identity: Identity, key: string, reason: string): Promise<void> {
    requireRight(identity, 'cancel instances');
    const caseKey = await this.locator.caseOf('process-instance', key);
    const act = cancelInstance(key as Key, reason);
    await this.#submit(identity, caseKey, act).catch((error: unknown) => {
      // To Camunda's clients an instance that has ended is none any more.
      if (error instanceof EngineError && error.code === 'already-completed')
        throw new EngineError('not-found', error.message, error.details);
      throw error;
    });
  }

  async #submit(identity: Identity, caseKey: Key, { name, perform }: InstanceAct): Promise<void> {
    await this.executor.submit({ name, caseKey, actor: actorOf(identity), perform });
  }

  #wanted(request: CreateInstanceRequest): PublishedDefinition {
    const { processDefinitionKey: key, processDefinitionId: id, processDefinitionVersion: version } = request;
    const found = key
      ? this.catalogue.definition(key as Key)
      : version === undefined || version === null || version < 0
        ? this.catalogue.latestDefinition(id ?? '')
        : this.catalogue.definitionByVersion(id ?? '', version);
    if (found) return found;
    const wanted = key ? `key ${key}` : `id "${id ?? ''}"${version ? ` in version ${String(version)}` : ''}`;
    throw new EngineError(
      'definition-not-found',
      `Expected a published process with the ${wanted}, but there is none. Deploy it first, or search for the one you mean.`,
    );
  }
}

const select = (variables: Variables | undefined, { fetchVariables }: CreateInstanceRequest): Variables => {
  if (!variables || !fetchVariables || fetchVariables.length === 0) return variables ?? {};
  return Object.fromEntries(Object.entries(variables).filter(([name]) => fetchVariables.includes(name)));
};

const instanceDocument = ({ key, version, definition }: PublishedDefinition, instance: Key, variables: Variables) => ({
  processDefinitionKey: key,
  processDefinitionId: definition.id,
  processDefinitionVersion: version,
  processInstanceKey: instance,
  tenantId,
  variables,
});
