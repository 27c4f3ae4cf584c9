import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { BindingType, ResourceBinding } from '@relevo/bpmn-model';
import type { PublishedDecision, PublishedForm } from './catalogue.js';

/** Where a version came from: a bundle answers its own references itself, whatever their binding says. */
export interface Origin {
  readonly deploymentKey: Key;
  readonly kind: 'bundle' | 'resources';
  readonly versionTag: string | null;
}

interface Entry<Published> {
  readonly published: Published;
  readonly origin: Origin;
}

/** Versions of one kind of resource: by key, and by id with the oldest first. */
class Versions<Published extends { readonly key: Key; readonly version: number }> {
  private readonly byKey = new Map<Key, Entry<Published>>();
  private readonly byId = new Map<string, Entry<Published>[]>();

  add(id: string, published: Published, origin: Origin): void {
    const entry = { published, origin };
    const versions = [...(this.byId.get(id) ?? []), entry];
    this.byKey.set(published.key, entry);
    this.byId.set(
      id,
      versions.toSorted((a, b) => a.published.version - b.published.version),
    );
  }

  get(key: Key): Entry<Published> | undefined {
    return this.byKey.get(key);
  }

  all(): readonly Published[] {
    return [...this.byKey.values()].map(({ published }) => published);
  }

  latest(id: string): Published | undefined {
    return this.byId.get(id)?.at(-1)?.published;
  }

  latestOfAll(): readonly Published[] {
    return [...this.byId.keys()].toSorted().flatMap((id) => this.latest(id) ?? []);
  }

  find(id: string, accepts: (entry: Entry<Published>) => boolean): Published | null {
    return this.byId.get(id)?.findLast(accepts)?.published ?? null;
  }
}

/** Every published version and which one a reference means. Pure: filled by whoever reads the rows. */
export class PublishedVersions {
  private readonly definitions = new Versions<PublishedDefinition>();
  private readonly suspended = new Map<Key, PublishedDefinition>();
  private readonly forms = new Versions<PublishedForm>();
  private readonly decisions = new Versions<PublishedDecision>();

  addDefinition(published: PublishedDefinition, origin: Origin): void {
    this.definitions.add(published.definition.id, published, origin);
  }

  addForm(published: PublishedForm, origin: Origin): void {
    this.forms.add(published.formId, published, origin);
  }

  addDecision(published: PublishedDecision, origin: Origin): void {
    this.decisions.add(published.decision.id, published, origin);
  }

  /** These alone begin no instance. */
  suspend(keys: ReadonlySet<Key>): void {
    this.suspended.clear();
    for (const key of keys) {
      const published = this.definitions.get(key)?.published;
      if (published) this.suspended.set(key, { ...published, suspended: true });
    }
  }

  definition(key: Key): PublishedDefinition | undefined {
    return this.asItIs(this.definitions.get(key)?.published);
  }

  allDefinitions(): readonly PublishedDefinition[] {
    return this.definitions.all();
  }

  latestDefinition(processId: string): PublishedDefinition | undefined {
    return this.asItIs(this.definitions.latest(processId));
  }

  latestDefinitions(): readonly PublishedDefinition[] {
    return this.definitions.latestOfAll().map((published) => this.suspended.get(published.key) ?? published);
  }

  definitionByVersion(processId: string, version: number): PublishedDefinition | undefined {
    return this.asItIs(this.definitions.find(processId, (entry) => entry.published.version === version));
  }

  form(key: Key): PublishedForm | undefined {
    return this.forms.get(key)?.published;
  }

  decision(key: Key): PublishedDecision | undefined {
    return this.decisions.get(key)?.published;
  }

  latestDecision(decisionId: string): PublishedDecision | undefined {
    return this.decisions.latest(decisionId);
  }

  decisionBeside(key: Key, decisionId: string): PublishedDecision | null {
    const graph = this.decision(key)?.requirements.key;
    return this.decisions.find(decisionId, ({ published }) => published.requirements.key === graph);
  }

  /** A called process is the newest at the call, or the one published together: the binding decides, in bundles too. */
  calledDefinition(processId: string, binding: ResourceBinding, caller: Key): PublishedDefinition | null {
    const found = this.definitions.find(processId, accepted(binding.bindingType, binding, this.originOf(caller)));
    return this.asItIs(found) ?? null;
  }

  boundForm(binding: ResourceBinding & { readonly formId: string }, caller: Key): PublishedForm | null {
    return this.forms.find(binding.formId, this.own(binding, caller));
  }

  boundDecision(decisionId: string, binding: ResourceBinding, caller: Key): PublishedDecision | null {
    return this.decisions.find(decisionId, this.own(binding, caller));
  }

  private asItIs(published: PublishedDefinition | null | undefined): PublishedDefinition | undefined {
    if (!published) return undefined;
    return this.suspended.get(published.key) ?? published;
  }

  private own(binding: ResourceBinding, caller: Key): (entry: { readonly origin: Origin }) => boolean {
    const origin = this.originOf(caller);
    return accepted(origin?.kind === 'bundle' ? 'deployment' : binding.bindingType, binding, origin);
  }

  private originOf(caller: Key): Origin | undefined {
    return this.definitions.get(caller)?.origin;
  }
}

const accepted = (
  type: BindingType,
  { versionTag }: ResourceBinding,
  caller: Origin | undefined,
): ((entry: { readonly origin: Origin }) => boolean) => {
  const accepts: Readonly<Record<BindingType, (origin: Origin) => boolean>> = {
    latest: () => true,
    deployment: (origin) => origin.deploymentKey === caller?.deploymentKey,
    versionTag: (origin) => versionTag !== undefined && origin.versionTag === versionTag,
  };
  return ({ origin }) => accepts[type](origin);
};
