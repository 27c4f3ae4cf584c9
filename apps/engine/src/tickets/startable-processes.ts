import { Injectable } from '@nestjs/common';
import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { StartEvent } from '@relevo/bpmn-model';
import { Catalogue, type PublishedForm } from '../catalogue/catalogue.js';
import { EngineError } from '../errors/engine-error.js';

export interface StartableProcess {
  readonly definitionKey: Key;
  /** Prefix of its tickets' numbers. */
  readonly numberPrefix: string;
  readonly form: PublishedForm | null;
}

const defaultPrefix = 'INC';

/** What people may report: the newest versions that carry `relevo:catalogue`. */
@Injectable()
export class StartableProcesses {
  constructor(private readonly catalogue: Catalogue) {}

  /** Sees what any engine has published. */
  async find(processId: string): Promise<StartableProcess> {
    await this.catalogue.reload();
    const published = this.catalogue.latestDefinition(processId);
    const start = published && plainStart(published);
    if (!published || !start || published.definition.properties['relevo:catalogue'] !== 'true') {
      throw new EngineError(
        'definition-not-found',
        `Expected something that people may report, but "${processId}" is not in the catalogue. Choose one from GET /api/catalogue.`,
      );
    }
    const prefix = published.definition.properties['relevo:numberPrefix'];
    return {
      definitionKey: published.key,
      numberPrefix: prefix !== undefined && /^[A-Z]{2,8}$/.test(prefix) ? prefix : defaultPrefix,
      form: this.startForm(start, published.key),
    };
  }

  private startForm(start: StartEvent, definitionKey: Key): PublishedForm | null {
    if (start.formId === undefined) return null;
    const form = this.catalogue.boundForm({ formId: start.formId, bindingType: 'latest' }, definitionKey);
    if (form) return form;
    throw new EngineError(
      'missing-reference',
      `Expected the form "${start.formId}" of the start event, but nothing is published under that id. Tell the owner of the process.`,
    );
  }
}

const plainStart = ({ definition }: PublishedDefinition): StartEvent | undefined =>
  definition.startEvents
    .map((id) => definition.nodes[id])
    .find((node) => node?.type === 'startEvent' && node.event.kind === 'none') as StartEvent | undefined;
