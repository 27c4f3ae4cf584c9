import { Injectable } from '@nestjs/common';
import type { PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import type { CatalogueItem, Values } from '@relevo/contracts';
import { Catalogue } from './catalogue.js';

/** `name.es` for people who read Spanish, else `name`. */
const translated = ({ properties }: ProcessDefinition, name: string, language: string): string | undefined =>
  properties[`${name}.${language}`] ?? properties[name];

/** What people may ask the desk for: the newest version of each process that its owner put into the catalogue. */
@Injectable()
export class CatalogueItems {
  constructor(private readonly catalogue: Catalogue) {}

  /** Sees what any engine has published. */
  async list(language: string): Promise<readonly CatalogueItem[]> {
    await this.catalogue.reload();
    return this.catalogue
      .latestDefinitions()
      .filter(({ definition }) => definition.properties['relevo:catalogue'] === 'true')
      .map((published) => this.item(published, language));
  }

  private item(published: PublishedDefinition, language: string): CatalogueItem {
    const { definition } = published;
    return {
      processId: definition.id,
      name: translated(definition, 'relevo:catalogueName', language) ?? definition.name ?? definition.id,
      description: translated(definition, 'relevo:catalogueDescription', language) ?? null,
      form: this.startForm(published),
    };
  }

  private startForm({ key, definition }: PublishedDefinition): Values | null {
    const start = definition.startEvents
      .map((id) => definition.nodes[id])
      .find((node) => node?.type === 'startEvent' && node.event.kind === 'none');
    if (start?.type !== 'startEvent' || start.formId === undefined) return null;
    const form = this.catalogue.boundForm({ bindingType: 'latest', formId: start.formId }, key);
    return (form?.schema ?? null) as Values | null;
  }
}
