import type { Expression, FeelExpression, ProcessDefinition, ResourceBinding, UserTask } from '@relevo/bpmn-model';
import type { Instant, Json, Key, Variables } from '../keys.js';
import type {
  DecisionOutcome,
  Evaluation,
  Limits,
  PublishedDefinition,
  Schedule,
  Services,
  SubmissionOutcome,
  VariableLookup,
} from '../services.js';
import { evaluateSimple } from './simple-evaluator.js';

const units = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const;

/** `P1D`, `PT90M`, `PT1H30M`; NaN for anything else. */
const durationOf = (text: string): number => {
  if (!/^P(\d+D)?(T(\d+[HMS])+)?$/.test(text) || text === 'P') return Number.NaN;
  const parts = [...text.matchAll(/(\d+)([DHMS])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0);
};

/** Deterministic services for specs: keys count up, time stands where the spec put it, decisions are functions. */
export class TestServices implements Services {
  now: Instant = 1_700_000_000_000;
  limits: Limits = { stepsPerCommand: 10_000, tokensPerCase: 10_000, depth: 20, variableSize: 100_000 };
  evaluateFeel: (expression: FeelExpression, lookup: VariableLookup) => Evaluation = evaluateSimple;
  readonly decisions: Record<string, (lookup: VariableLookup) => Json> = {};
  readonly forms: Record<string, Key> = {};
  /** Fields that a submission may have, by form id; anything else is refused. */
  readonly fields: Record<string, readonly string[]> = {};
  /** Process ids that begin no instance. */
  readonly suspended = new Set<string>();
  readonly #published: PublishedDefinition[] = [];
  #keys = 0;

  publish(definition: ProcessDefinition): Key {
    const version = this.#published.filter((known) => known.definition.id === definition.id).length + 1;
    const key = `d${this.#published.length + 1}` as Key;
    this.#published.push({ key, version, definition });
    return key;
  }

  nextKey(): Key {
    this.#keys += 1;
    return String(1000 + this.#keys) as Key;
  }

  evaluate(expression: Expression | FeelExpression, lookup: VariableLookup): Evaluation {
    if (expression.kind === 'static') return { ok: true, value: expression.value, unknown: [] };
    return this.evaluateFeel(expression, lookup);
  }

  definition(key: Key): PublishedDefinition | null {
    return this.#asItIs(this.#published.find((known) => known.key === key));
  }

  calledDefinition(processId: string, _binding: ResourceBinding, _caller: Key): PublishedDefinition | null {
    return this.#asItIs(this.#published.findLast((known) => known.definition.id === processId));
  }

  #asItIs(published: PublishedDefinition | undefined): PublishedDefinition | null {
    if (!published) return null;
    return this.suspended.has(published.definition.id) ? { ...published, suspended: true } : published;
  }

  schedule(kind: 'date' | 'duration' | 'cycle', value: Json, from: Instant): Schedule | { readonly invalid: string } {
    const invalid = { invalid: `it is no ${kind}` };
    if (typeof value !== 'string') return invalid;
    if (kind === 'date') {
      const at = this.instant(value);
      return typeof at === 'number' ? { dueAt: at, repeat: null } : invalid;
    }
    const [times, interval] = kind === 'cycle' ? [/^R(\d*)\//.exec(value)?.[1], value.split('/')[1]] : ['', value];
    const length = durationOf(interval ?? '');
    if (Number.isNaN(length) || times === undefined) return invalid;
    const remaining = times === '' ? -1 : Number(times) - 1;
    return { dueAt: from + length, repeat: kind === 'cycle' ? { interval: interval ?? '', remaining } : null };
  }

  nextFiring(interval: string, dueAt: Instant, now: Instant): Instant {
    const length = durationOf(interval);
    return dueAt + length * (Math.floor(Math.max(0, now - dueAt) / length) + 1);
  }

  /** `@<milliseconds>`. */
  instant(value: Json): Instant | { readonly invalid: string } {
    const at = typeof value === 'string' && /^@\d+$/.test(value) ? Number(value.slice(1)) : Number.NaN;
    return Number.isNaN(at) ? { invalid: 'it is no date and time' } : at;
  }

  decide(decisionId: string, _binding: ResourceBinding, _caller: Key, lookup: VariableLookup): DecisionOutcome {
    const decision = this.decisions[decisionId];
    if (!decision)
      return { ok: false, code: 'decision-not-found', message: `no decision "${decisionId}" is published` };
    const result = decision(lookup);
    const decisionKey = `decision-${decisionId}` as Key;
    return { ok: true, decisionKey, decisionId, version: 1, matchedRules: ['rule-1'], inputs: {}, result };
  }

  form(binding: ResourceBinding & { readonly formId: string }): Key | null {
    return this.forms[binding.formId] ?? null;
  }

  checkSubmission(task: UserTask, _formKey: Key | null, data: Variables): SubmissionOutcome {
    const known = task.form ? this.fields[task.form.formId] : undefined;
    const wrong = Object.keys(data).filter((name) => known && !known.includes(name));
    if (wrong.length === 0) return { ok: true, variables: data };
    const fields = wrong.map((path) => ({
      path,
      code: 'undeclared-field',
      message: `The form has no field "${path}".`,
    }));
    return { ok: false, fields };
  }
}
