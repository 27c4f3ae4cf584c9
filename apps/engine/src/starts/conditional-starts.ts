import { Injectable } from '@nestjs/common';
import type { Key, PublishedDefinition, Services, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { EngineError } from '../errors/engine-error.js';
import { KernelServices } from '../execution/kernel-services.js';
import { requireAcceptable } from '../execution/outside-variables.js';
import { startTriggers } from './start-triggers.js';
import { type TriggeredStart, TriggeredStarts } from './triggered-starts.js';

export interface StartedByCondition {
  readonly processInstanceKey: Key;
  readonly definitionKey: Key;
}

/** Conditional start events: nothing changes variables before there is an instance, so somebody asks. */
@Injectable()
export class ConditionalStarts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly kernel: KernelServices,
    private readonly starts: TriggeredStarts,
    private readonly clock: Clock,
  ) {}

  /** Starts, with `variables`, whatever their conditions hold for: in all newest versions, or in this one. */
  async evaluate(
    actor: Actor,
    variables: Variables,
    definitionKey: Key | null,
  ): Promise<readonly StartedByCondition[]> {
    await this.catalogue.reload();
    const definitions = definitionKey === null ? this.catalogue.latestDefinitions() : [this.#definition(definitionKey)];
    const at = this.clock.now();
    const services = this.kernel.at(at);
    requireAcceptable(variables, services.limits);
    const starts = definitions.flatMap((published) => holdingStarts(published, services, variables));
    const started = once(starts).map(async (start) => ({
      definitionKey: start.definitionKey,
      processInstanceKey: await this.starts.start(start, { actor, variables, at }),
    }));
    return (await Promise.all(started)).filter(hasBegun);
  }

  #definition(key: Key): PublishedDefinition {
    const found = this.catalogue.definition(key);
    if (found) return found;
    throw new EngineError(
      'not-found',
      `Expected the key of a published version, but there is none with ${key}. Look it up again, or leave it out to ask all.`,
    );
  }
}

const hasBegun = (one: {
  readonly definitionKey: Key;
  readonly processInstanceKey: Key | null;
}): one is StartedByCondition => one.processInstanceKey !== null;

const holdingStarts = (
  { key: definitionKey, definition }: PublishedDefinition,
  services: Services,
  variables: Variables,
): readonly TriggeredStart[] => {
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return startTriggers(definition)
    .filter(({ trigger }) => {
      if (trigger.kind !== 'conditional') return false;
      const evaluation = services.evaluate(trigger.condition.expression, lookup);
      return evaluation.ok && evaluation.value === true;
    })
    .map(({ elementId, index, of }) => ({
      ...{ bpmnProcessId: definition.id, definitionKey, elementId, trigger: { index, of } },
    }));
};

/** A start event with several conditions, one of which is enough, begins once. */
const once = (starts: readonly TriggeredStart[]): readonly TriggeredStart[] => [
  ...new Map(
    starts.map((start) => {
      const { index, of } = start.trigger;
      return [`${start.definitionKey} ${start.elementId} ${of > 1 ? index : ''}`, start] as const;
    }),
  ).values(),
];
