import type {
  DecisionOutcome,
  Evaluation,
  Instant,
  Json,
  Key,
  Limits,
  PublishedDefinition,
  Services,
  SubmissionOutcome,
  VariableLookup,
  Variables,
} from '@relevo/bpmn-kernel';
import type { Expression, FeelExpression, UserTask } from '@relevo/bpmn-model';
import type { FormLanguage } from '@relevo/forms';
import { evaluateDecision } from '@relevo/decisions';
import { evaluate, ExpressionCache, unguarded, type EvaluationContext } from '@relevo/feel';
import { checkSubmission, defaultForm } from '@relevo/forms';
import { firstDue, nextFiring, parseInstant } from '@relevo/itil';
import { Forks, type Fork, undecided, type Verdict } from './forks.js';
import { opaqueProcess } from './opaque-process.js';
import type { SimulatedBundle, SimulatedForm } from './simulated-bundle.js';

/** As the engine has it. */
const zone = 'UTC';
const never: Instant = 8_640_000_000_000_000;

/** The engine's own bounds, but fewer steps: a person waits. */
export const simulationLimits: Limits = {
  stepsPerCommand: 2_000,
  tokensPerCase: 2_000,
  depth: 50,
  variableSize: 1_000_000,
};

export const defaultFormOf = (task: UserTask, language: FormLanguage = 'en') =>
  defaultForm(
    {
      label: task.name ?? task.id,
      outcomes: task.outcomes,
      audience: task.laneGroup === 'requester' ? 'requester' : 'staff',
    },
    language,
  );

/**
 * What the kernel asks, answered from the draft's files: keys count up and the clock is the simulation's own. The
 * first bundle is the draft; a process that none of them holds is one opaque step.
 */
export class SimulatedServices {
  readonly #expressions = new ExpressionCache();
  readonly #definitions = new Map<
    Key,
    { readonly bundle: SimulatedBundle | null; readonly published: PublishedDefinition }
  >();
  readonly #forms = new Map<Key, SimulatedForm>();
  /** Of the last key; a step back sets it back, so that the same acts give the same keys. */
  keys = 0;
  /** Where the person decides. */
  readonly forks: Forks;

  constructor(bundles: readonly SimulatedBundle[]) {
    for (const bundle of bundles) {
      for (const published of bundle.definitions) {
        if (!this.#definitions.has(published.key)) this.#definitions.set(published.key, { bundle, published });
      }
    }
    this.forks = new Forks([...this.#definitions.values()].map(({ published }) => published.definition));
  }

  definition(key: Key): PublishedDefinition | null {
    return this.#definitions.get(key)?.published ?? null;
  }

  form(key: Key): SimulatedForm | null {
    return this.#forms.get(key) ?? null;
  }

  nextKey(): Key {
    this.keys += 1;
    return String(this.keys) as Key;
  }

  context(now: Instant, lookup: VariableLookup): EvaluationContext {
    return { lookup, now, zone, guard: unguarded };
  }

  evaluate(expression: Expression | FeelExpression, lookup: VariableLookup, now: Instant): Evaluation {
    if (expression.kind === 'static') return { ok: true, value: expression.value, unknown: [] };
    return this.forks.evaluate(expression, this.#really(lookup, now));
  }

  /** Whether the person is asked at a gateway although it has a way for that. */
  undecided(fork: Fork, lookup: VariableLookup, now: Instant): Verdict | null {
    return undecided(fork, this.#really(lookup, now));
  }

  #really(lookup: VariableLookup, now: Instant): (expression: FeelExpression) => Evaluation {
    return ({ source }) => evaluate(this.#expressions.get(source), this.context(now, lookup));
  }

  at(now: Instant): Services {
    return {
      now,
      limits: simulationLimits,
      nextKey: () => this.nextKey(),
      evaluate: (expression, lookup) => this.evaluate(expression, lookup, now),
      definition: (key) => this.definition(key),
      calledDefinition: (processId) => this.#called(processId),
      schedule: (kind, value, from) => firstDue(kind, value, from, zone),
      nextFiring: (interval, dueAt, from) => Math.min(nextFiring(interval, dueAt, from, zone), never),
      instant: (value) => parseInstant(value, zone),
      decide: (decisionId, _binding, caller, lookup) => this.#decide(decisionId, caller, this.context(now, lookup)),
      form: ({ formId }, caller) => this.#boundForm(formId, caller),
      checkSubmission: (task, formKey, data, lookup) => this.#check(task, formKey, data, this.context(now, lookup)),
    };
  }

  #called(processId: string): PublishedDefinition {
    const key = `definition:${processId}` as Key;
    const known = this.#definitions.get(key);
    if (known !== undefined) return known.published;
    const published = opaqueProcess(processId);
    this.#definitions.set(published.key, { bundle: null, published });
    return published;
  }

  #boundForm(formId: string, caller: Key): Key | null {
    const form = this.#definitions.get(caller)?.bundle?.forms.get(formId);
    if (form === undefined) return null;
    const key = `form:${caller}:${formId}` as Key;
    this.#forms.set(key, form);
    return key;
  }

  #check(task: UserTask, formKey: Key | null, data: Variables, context: EvaluationContext): SubmissionOutcome {
    const form = formKey === null ? null : this.form(formKey);
    return checkSubmission(form?.form ?? defaultFormOf(task).form, data, context);
  }

  #decide(decisionId: string, caller: Key, context: EvaluationContext): DecisionOutcome {
    const decision = this.#definitions.get(caller)?.bundle?.decisions.get(decisionId);
    if (decision === undefined) {
      const message = 'no decision table of this process has that id: add it, or name another';
      return { ok: false, code: 'decision-not-found', message };
    }
    const made = evaluateDecision(decision, context);
    if (!made.ok) return { ok: false, code: made.code, message: made.message };
    const decisionKey = `decision:${decisionId}` as Key;
    const inputs: Json = made.inputs;
    return {
      ok: true,
      decisionKey,
      decisionId,
      version: 1,
      matchedRules: made.matchedRules,
      inputs,
      result: made.result,
    };
  }
}
