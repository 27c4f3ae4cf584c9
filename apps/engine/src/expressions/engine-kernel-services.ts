import { Injectable, Optional } from '@nestjs/common';
import type {
  DecisionOutcome,
  Evaluation,
  Instant,
  Key,
  PublishedDefinition,
  Schedule,
  Services,
  SubmissionOutcome,
  VariableLookup,
} from '@relevo/bpmn-kernel';
import type { Expression, FeelExpression, ResourceBinding, TimerDefinition, UserTask } from '@relevo/bpmn-model';
import { evaluate, ExpressionCache, type FeelGuard } from '@relevo/feel';
import { firstDue, nextFiring, parseInstant } from '@relevo/itil';
import { Catalogue } from '../catalogue/catalogue.js';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLimits, type EngineLimits } from '../config/engine-limits.js';
import { KernelServices } from '../execution/kernel-services.js';
import { Keys } from '../keys/keys.js';
import { decide } from './decision-evaluation.js';
import { checkAgainstForm } from './form-check.js';
import { VmGuard } from './vm-guard.js';
import { warmUp } from './warm-up.js';

/** Where a date without a zone is. */
export const ZONE = 'UTC';

/** The last instant that a Date can hold: a cron pattern that never comes due again. */
const NEVER: Instant = 8_640_000_000_000_000;

/** Definitions from the catalogue, FEEL behind a guard, keys from memory: nothing here waits. */
@Injectable()
export class EngineKernelServices extends KernelServices {
  readonly #expressions = new ExpressionCache();
  readonly #guard: FeelGuard;
  readonly #limits: EngineLimits;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
    @Optional() config?: EngineConfig,
  ) {
    super();
    this.#limits = config?.limits ?? defaultLimits;
    this.#guard = new VmGuard(this.#limits.expressionTime);
    warmUp(Date.now(), ZONE);
  }

  at(now: Instant): Services {
    const { catalogue, keys } = this;
    const feel = (lookup: VariableLookup) => ({ lookup, now, zone: ZONE, guard: this.#guard });
    return {
      now,
      limits: this.#limits,
      nextKey: () => keys.nextKey(),
      evaluate: (expression, lookup) => this.#evaluate(expression, lookup, now),
      definition: (key: Key): PublishedDefinition | null => catalogue.definition(key) ?? null,
      calledDefinition: (processId: string, binding: ResourceBinding, caller: Key) =>
        catalogue.calledDefinition(processId, binding, caller),
      schedule: (kind: TimerDefinition['kind'], value, from): Schedule | { readonly invalid: string } =>
        firstDue(kind, value, from, ZONE),
      nextFiring: (interval, dueAt, from) => Math.min(nextFiring(interval, dueAt, from, ZONE), NEVER),
      instant: (value) => parseInstant(value, ZONE),
      decide: (decisionId, binding, caller, lookup): DecisionOutcome =>
        decide(decisionId, catalogue.boundDecision(decisionId, binding, caller), feel(lookup), {
          catalogue,
          nextKey: () => keys.nextKey(),
        }),
      form: (binding, caller) => catalogue.boundForm(binding, caller)?.key ?? null,
      checkSubmission: (task: UserTask, formKey, data, lookup): SubmissionOutcome =>
        checkAgainstForm(task, formKey === null ? null : (catalogue.form(formKey) ?? null), data, feel(lookup)),
    };
  }

  #evaluate(expression: Expression | FeelExpression, lookup: VariableLookup, now: Instant): Evaluation {
    if (expression.kind === 'static') return { ok: true, value: expression.value, unknown: [] };
    const compiled = this.#expressions.get(expression.source);
    return evaluate(compiled, { lookup, now, zone: ZONE, guard: this.#guard });
  }
}
