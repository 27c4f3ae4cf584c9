import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ProcessDefinition, ResourceBinding } from '@relevo/bpmn-model';
import { Catalogue, type PublishedForm } from '../../catalogue/catalogue.js';

/** Versions that a spec publishes, for what runs cases without deploying files. */
export class MemoryCatalogue extends Catalogue {
  readonly epoch = 0;
  readonly #published: PublishedDefinition[] = [];

  publish(definition: ProcessDefinition): PublishedDefinition {
    const version = this.#published.filter((known) => known.definition.id === definition.id).length + 1;
    const published = { key: String(this.#published.length + 1) as Key, version, definition };
    this.#published.push(published);
    return published;
  }

  reload(): Promise<void> {
    return Promise.resolve();
  }

  definition(key: Key): PublishedDefinition | undefined {
    return this.#published.find((known) => known.key === key);
  }

  definitions(): readonly PublishedDefinition[] {
    return this.#published;
  }

  latestDefinition(processId: string): PublishedDefinition | undefined {
    return this.#published.findLast(({ definition }) => definition.id === processId);
  }

  latestDefinitions(): readonly PublishedDefinition[] {
    return [...new Map(this.#published.map((published) => [published.definition.id, published])).values()];
  }

  definitionByVersion(processId: string, version: number): PublishedDefinition | undefined {
    return this.#published.find((known) => known.definition.id === processId && known.version === version);
  }

  calledDefinition(processId: string, _binding: ResourceBinding, _caller: Key): PublishedDefinition | null {
    return this.latestDefinition(processId) ?? null;
  }

  form(): PublishedForm | undefined {
    return undefined;
  }

  boundForm(): PublishedForm | null {
    return null;
  }

  decision(): undefined {
    return undefined;
  }

  latestDecision(): undefined {
    return undefined;
  }

  decisionBeside(): null {
    return null;
  }

  boundDecision(): null {
    return null;
  }
}
