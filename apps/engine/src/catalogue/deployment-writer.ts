import { Injectable } from '@nestjs/common';
import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { History } from '../history/history.js';
import { Keys } from '../keys/keys.js';
import type { Deployed, DeployedDefinition, DeploymentRequest } from './deployment.js';
import { DeploymentListeners } from './deployment-listeners.js';
import {
  asNewVersions,
  asTheyAre,
  type DeploymentPlan,
  type Newest,
  nothingChanged,
  planDeployment,
} from './deployment-plan.js';
import * as rows from './deployment-rows.js';
import type { ReadResource } from './read-resource.js';
import { checksumOf } from './resource-files.js';

/** What is published is a person's words and files: committed to by the record, kept beside it (design §5). */
const valueFields = { DefinitionPublished: ['note', 'files'], ResourcesDeployed: ['files'] } as const;

/** Writes one deployment in the caller's transaction: rows, records, and whatever the listeners add. */
@Injectable()
export class DeploymentWriter {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly history: History,
    private readonly listeners: DeploymentListeners,
  ) {}

  /** Before the transaction: new keys may need a connection of their own. */
  async prepare(resources: readonly ReadResource[]): Promise<void> {
    await this.keys.reserve(resourceCount(resources) + 1);
  }

  async write(tx: Transaction, request: DeploymentRequest, resources: readonly ReadResource[]): Promise<Deployed> {
    // Locked before anything is read: deployments go one after another, each sees what the last one published.
    await tx.query('SELECT value FROM catalogue_epoch FOR UPDATE');
    const newest = await this.newest(tx, resources);
    const deploymentKey = this.keys.nextKey();
    const at = this.clock.now();
    const findings = resources.flatMap((resource) => resource.findings);
    if (!request.bundle && nothingChanged(resources, newest)) {
      return { deploymentKey, at, ...planDeployment(resources, newest, asTheyAre), findings, published: [] };
    }
    const number = asNewVersions(deploymentKey, () => this.keys.nextKey());
    const plan = planDeployment(resources, newest, number);
    const deployed = { deploymentKey, at, ...plan, findings, published: publishedBy(plan, resources) };
    await this.insert(tx, request, deployed);
    await this.record(tx, request, deployed);
    await this.listeners.deployed(tx, { definitions: deployed.published, at });
    return deployed;
  }

  private async newest(tx: Transaction, resources: readonly ReadResource[]): Promise<Newest> {
    const graphs = resources.flatMap(({ requirements }) => requirements ?? []);
    return {
      definitions: await rows.newestOf(
        tx,
        'definitions',
        resources.flatMap(({ definitions }) => definitions.map(({ id }) => id)),
      ),
      forms: await rows.newestOf(
        tx,
        'forms',
        resources.flatMap(({ form }) => form?.id ?? []),
      ),
      requirements: await rows.newestOf(
        tx,
        'requirements',
        graphs.map(({ id }) => id),
      ),
      decisions: await rows.newestOf(
        tx,
        'decisions',
        graphs.flatMap(({ decisions }) => decisions.map(({ compiled }) => compiled.id)),
      ),
    };
  }

  private async insert(tx: Transaction, request: DeploymentRequest, deployed: Deployed): Promise<void> {
    const { deploymentKey: key, at, definitions, forms, requirements, decisions } = deployed;
    const { actor, author, files, bundle } = request;
    const [epoch] = await tx.query<{ value: string }>('UPDATE catalogue_epoch SET value = value + 1 RETURNING value');
    if (!epoch) throw new Error('Expected one row in catalogue_epoch, but there is none. Was the database migrated?');
    const kind = bundle ? 'bundle' : 'resources';
    await rows.insertDeployment(tx, { key, kind, at, actor, author, epoch: epoch.value }, files);
    await rows.insertDefinitions(
      tx,
      key,
      definitions.map((row) => ({ ...row, id: row.processId })),
    );
    await rows.insertForms(
      tx,
      key,
      forms.map((row) => ({ ...row, id: row.formId })),
    );
    await rows.insertRequirements(
      tx,
      key,
      requirements.map((row) => ({ ...row, id: row.requirementsId })),
    );
    await rows.insertDecisions(
      tx,
      decisions.map((row) => ({ ...row, id: row.decisionId })),
    );
    if (bundle) {
      await rows.insertBundles(
        tx,
        definitions.map((row) => ({ ...row, definitionKey: row.key, ...bundle })),
      );
    }
  }

  private async record(tx: Transaction, request: DeploymentRequest, deployed: Deployed): Promise<void> {
    const files = Object.fromEntries(request.files.map(({ name, content }) => [name, checksumOf(content)]));
    const { actor, bundle } = request;
    const { deploymentKey, at, definitions } = deployed;
    const command = bundle ? 'PublishBundle' : 'DeployResources';
    for (const definition of definitions) {
      await this.history.append(tx, {
        stream: `process:${definition.processId}`,
        actor,
        command,
        at,
        events: [publishedEvent(definition, request, files)],
        valueFields,
        definitionKey: definition.key,
      });
    }
    if (definitions.length > 0) return;
    const events = [{ type: 'ResourcesDeployed', deploymentKey, files }];
    await this.history.append(tx, { stream: 'administration', actor, command, at, events, valueFields });
  }
}

const publishedEvent = (
  definition: DeployedDefinition,
  { bundle }: DeploymentRequest,
  files: Readonly<Record<string, string>>,
) => ({
  type: 'DefinitionPublished',
  definitionKey: definition.key,
  processId: definition.processId,
  version: definition.version,
  deploymentKey: definition.deploymentKey,
  origin: bundle?.origin ?? 'deployment',
  note: bundle?.note ?? null,
  files,
});

const resourceCount = (resources: readonly ReadResource[]): number =>
  resources.reduce(
    (count, { definitions, form, requirements }) =>
      count + definitions.length + (form ? 1 : 0) + (requirements ? 1 + requirements.decisions.length : 0),
    0,
  );

const publishedBy = (plan: DeploymentPlan, resources: readonly ReadResource[]): readonly PublishedDefinition[] => {
  const compiled = new Map<string, ProcessDefinition>(
    resources.flatMap(({ definitions }) => definitions.map((definition) => [definition.id, definition] as const)),
  );
  return plan.definitions.flatMap(({ key, version, processId }) => {
    const definition = compiled.get(processId);
    return definition ? [{ key: key satisfies Key, version, definition }] : [];
  });
};
