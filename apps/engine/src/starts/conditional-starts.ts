import { Injectable } from '@nestjs/common';
import type { Key, PublishedDefinition, Services, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { EngineError } from '../errors/engine-error.js';
import { Executor } from '../execution/executor.js';
import { KernelServices } from '../execution/kernel-services.js';
import { Keys } from '../keys/keys.js';
import { startTriggers } from './start-triggers.js';

export interface StartedByCondition {
  readonly processInstanceKey: Key;
  readonly definitionKey: Key;
}

interface Start {
  readonly definitionKey: Key;
  readonly startElementId: string;
}

/** Conditional start events: nothing changes variables before there is an instance, so somebody asks. */
@Injectable()
export class ConditionalStarts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly kernel: KernelServices,
    private readonly executor: Executor,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Starts, with `variables`, whatever their conditions hold for: in all newest versions, or in this one. */
  async evaluate(
    actor: Actor,
    variables: Variables,
    definitionKey: Key | null,
  ): Promise<readonly StartedByCondition[]> {
    const definitions = definitionKey === null ? this.catalogue.latestDefinitions() : [this.#definition(definitionKey)];
    const services = this.kernel.at(this.clock.now());
    const starts = definitions.flatMap((published) => holdingStarts(published, services, variables));
    await this.keys.reserve(Math.max(starts.length, 1));
    return Promise.all(starts.map((start) => this.#start(actor, variables, start)));
  }

  #definition(key: Key): PublishedDefinition {
    const found = this.catalogue.definition(key);
    if (found) return found;
    throw new EngineError(
      'not-found',
      `Expected the key of a published version, but there is none with ${key}. Look it up again, or leave it out to ask all.`,
    );
  }

  async #start(actor: Actor, variables: Variables, start: Start): Promise<StartedByCondition> {
    const processInstanceKey = this.keys.nextKey();
    const { definitionKey, startElementId } = start;
    await this.executor.submit({
      name: 'StartProcessInstance',
      caseKey: processInstanceKey,
      opens: true,
      actor,
      perform: (workspace) =>
        void workspace.run({
          type: 'StartProcessInstance',
          ...{ processInstanceKey, definitionKey, variables, startElementId },
        }),
    });
    return { processInstanceKey, definitionKey };
  }
}

/** A start event with several conditions begins once. */
const holdingStarts = (published: PublishedDefinition, services: Services, variables: Variables): readonly Start[] => {
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const holding = startTriggers(published.definition).flatMap(({ trigger, elementId }) => {
    if (trigger.kind !== 'conditional') return [];
    const evaluation = services.evaluate(trigger.condition.expression, lookup);
    return evaluation.ok && evaluation.value === true ? [elementId] : [];
  });
  return [...new Set(holding)].map((startElementId) => ({ definitionKey: published.key, startElementId }));
};
