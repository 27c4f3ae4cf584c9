import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ResourceBinding } from '@relevo/bpmn-model';
import { Database } from '../database/database.js';
import { Catalogue, type PublishedDecision, type PublishedForm } from './catalogue.js';
import { currentEpoch, type FileRow, publishedBetween, type PublishedRow, suspendedKeys } from './published-rows.js';
import { type Origin, PublishedVersions } from './published-versions.js';
import type { ReadResource } from './read-resource.js';
import { readResource } from './resource-reader.js';

const fileKey = (deployment: Key, name: string): string => `${deployment} ${name}`;

interface ReadFile {
  readonly resource: ReadResource;
  readonly kind: FileRow['deployment_kind'];
}

/** Reads each published file once, when an epoch is first seen; then answers from memory. */
@Injectable()
export class PostgresCatalogue extends Catalogue implements OnModuleInit {
  private readonly logger = new Logger('Catalogue');
  private readonly versions = new PublishedVersions();
  private loaded = 0;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  get epoch(): number {
    return this.loaded;
  }

  async onModuleInit(): Promise<void> {
    await this.reload();
  }

  /** Who comes while one is running waits for the next: the running one may have read the epoch too early. */
  reload(): Promise<void> {
    if (!this.running) {
      this.running = this.load().finally(() => (this.running = null));
      return this.running;
    }
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.reload();
      });
    return this.next;
  }

  definition(key: Key): PublishedDefinition | undefined {
    return this.versions.definition(key);
  }

  definitions(): readonly PublishedDefinition[] {
    return this.versions.allDefinitions();
  }

  latestDefinition(processId: string): PublishedDefinition | undefined {
    return this.versions.latestDefinition(processId);
  }

  latestDefinitions(): readonly PublishedDefinition[] {
    return this.versions.latestDefinitions();
  }

  definitionByVersion(processId: string, version: number): PublishedDefinition | undefined {
    return this.versions.definitionByVersion(processId, version);
  }

  calledDefinition(processId: string, binding: ResourceBinding, caller: Key): PublishedDefinition | null {
    return this.versions.calledDefinition(processId, binding, caller);
  }

  form(key: Key): PublishedForm | undefined {
    return this.versions.form(key);
  }

  boundForm(binding: ResourceBinding & { readonly formId: string }, caller: Key): PublishedForm | null {
    return this.versions.boundForm(binding, caller);
  }

  decision(key: Key): PublishedDecision | undefined {
    return this.versions.decision(key);
  }

  latestDecision(decisionId: string): PublishedDecision | undefined {
    return this.versions.latestDecision(decisionId);
  }

  decisionBeside(key: Key, decisionId: string): PublishedDecision | null {
    return this.versions.decisionBeside(key, decisionId);
  }

  boundDecision(decisionId: string, binding: ResourceBinding, caller: Key): PublishedDecision | null {
    return this.versions.boundDecision(decisionId, binding, caller);
  }

  private async load(): Promise<void> {
    const epoch = await currentEpoch(this.database);
    if (epoch <= this.loaded) return;
    const { resources, files } = await publishedBetween(this.database, this.loaded, epoch);
    const suspended = await suspendedKeys(this.database);
    const read = new Map<string, ReadFile>();
    for (const file of files) {
      const resource = await readResource(file, 'deployment');
      read.set(fileKey(file.deployment_key, file.name), { resource, kind: file.deployment_kind });
    }
    for (const row of resources) this.add(row, read.get(fileKey(row.deployment_key, row.file_name)));
    this.versions.suspend(suspended);
    this.loaded = epoch;
  }

  private add(row: PublishedRow, file: ReadFile | undefined): void {
    const origin: Origin = {
      deploymentKey: row.deployment_key,
      kind: file?.kind ?? 'resources',
      versionTag: row.version_tag,
    };
    if (file && this.addFrom[row.kind](row, file.resource, origin)) return;
    // Its instances wait at a fault; everything else goes on.
    this.logger.error(
      `Expected to read version ${row.version} of ${row.kind} "${row.id}" from ${row.file_name}, but this release does not understand it. Publish it anew.`,
    );
  }

  private readonly addFrom: Readonly<
    Record<PublishedRow['kind'], (row: PublishedRow, resource: ReadResource, origin: Origin) => boolean>
  > = {
    definition: ({ key, version, id }, { definitions }, origin) => {
      const definition = definitions.find((each) => each.id === id);
      if (definition) this.versions.addDefinition({ key, version, definition }, origin);
      return definition !== undefined;
    },
    form: ({ key, version, id }, { form }, origin) => {
      if (!form) return false;
      const { compiled } = form;
      this.versions.addForm({ key, version, formId: id, schema: compiled.schema, compiled }, origin);
      return true;
    },
    decision: ({ key, version, id, requirements_key }, { requirements }, origin) => {
      const decision = requirements?.decisions.find(({ compiled }) => compiled.id === id)?.compiled;
      if (!requirements || !decision || requirements_key === null) return false;
      const graph = { key: requirements_key, id: requirements.id };
      this.versions.addDecision({ key, version, decision, requirements: graph }, origin);
      return true;
    },
  };
}
