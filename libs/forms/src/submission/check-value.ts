import { evaluate, FeelTimeout, type EvaluationContext } from '@relevo/feel';
import { pathText } from '../data-path.js';
import { readDateTime, hasOffsetOf } from '../fields/date-time.js';
import { compareDecimals, countDecimals, isMultiple } from '../fields/decimal.js';
import { fieldBehaviors } from '../fields/field-behaviors.js';
import { validationTypes } from '../fields/validation-types.js';
import type { Bound } from '../schema/form.js';
import { todayIn } from './today.js';
import type { FieldProblem, FieldProblemCode } from './field-problem.js';
import type { FieldInstance } from './form-data.js';
import { chosen, isOption, optionValues } from './options.js';
import { isCompiled, scopedContext } from './scope.js';

/** A value to be checked. `untouched`: the submission does not change what the form opened with. */
export interface CheckedValue {
  readonly instance: FieldInstance;
  readonly value: unknown;
  readonly untouched: boolean;
}

/** Every rule of form-js 1.23 that the value breaks, in form-js's order. */
export function checkValue(checked: CheckedValue, context: EvaluationContext): readonly FieldProblem[] {
  const { instance, value } = checked;
  const { type, properties } = instance.field;
  const local = scopedContext(instance.scope, context);
  const checker = new ValueChecker(checked, local);
  if (fieldBehaviors[type].normalize(value, properties) === undefined) return [checker.wrongType()];
  return [
    ...checker.options(),
    ...checker.dateTime(),
    ...checker.number(),
    ...checker.pattern(),
    ...checker.required(),
    ...checker.range(),
    ...checker.length(),
    ...checker.validationType(),
  ];
}

class ValueChecker {
  constructor(
    private readonly checked: CheckedValue,
    private readonly context: EvaluationContext,
  ) {}

  wrongType(): FieldProblem {
    const { expected } = fieldBehaviors[this.field.type];
    return this.problem('wrong-type', `to be ${expected}`, `it is ${shown(this.checked.value)}`);
  }

  options(): readonly FieldProblem[] {
    const { options, type } = this.field;
    if (!options) return [];
    const values = optionValues(options, this.context);
    const wrong = chosen(type, this.checked.value).filter((option) => !isOption(option, values));
    if (wrong.length === 0) return [];
    const listed = values.slice(0, 10).map(shown).join(', ') || 'empty, there are no options';
    return [this.problem('not-an-option', `to be one of its options (${listed})`, `it is ${shown(wrong[0])}`)];
  }

  dateTime(): readonly FieldProblem[] {
    const { value, untouched } = this.checked;
    const { subtype, timeSerializingFormat, disallowPassedDates } = this.field.properties;
    if (this.field.type !== 'datetime' || typeof value !== 'string' || untouched) return [];
    const parts = readDateTime(value, subtype);
    if (parts?.time && !hasOffsetOf(parts, timeSerializingFormat)) {
      const expected = { utc_normalized: 'in UTC ("Z")', utc_offset: 'with an offset ("+02:00")' }[
        String(timeSerializingFormat)
      ];
      return [this.problem('wrong-format', `to be written ${expected ?? 'without a zone'}`, `it is "${value}"`)];
    }
    if (disallowPassedDates !== true || !parts?.date) return [];
    const today = todayIn(this.context);
    if (parts.date >= today) return [];
    return [this.problem('past-date', `not to lie before today (${today})`, `it is "${value}"`)];
  }

  number(): readonly FieldProblem[] {
    const { value } = this.checked;
    if (this.field.type !== 'number' || value === null || Number(value) === 0) return [];
    const { decimalDigits, increment } = this.field.properties;
    const problems: FieldProblem[] = [];
    if (typeof decimalDigits === 'number' && decimalDigits >= 0 && countDecimals(value) > decimalDigits) {
      const expected = decimalDigits === 0 ? 'to be a whole number' : `to have at most ${decimalDigits} decimal digits`;
      problems.push(this.problem('too-many-decimals', expected, `it is ${shown(value)}`));
    }
    if (increment && !isMultiple(value, increment)) {
      problems.push(this.problem('not-a-step', `to be a multiple of ${String(increment)}`, `it is ${shown(value)}`));
    }
    return problems;
  }

  pattern(): readonly FieldProblem[] {
    const { pattern, patternErrorMessage } = this.field.rules;
    const { value } = this.checked;
    if (!pattern || value === null || value === '' || value === false) return [];
    const broken = () =>
      patternErrorMessage
        ? { path: this.path, code: 'pattern' as const, message: patternErrorMessage }
        : this.problem('pattern', `to match the pattern ${pattern.source}`, `it is ${shown(value)}`);
    return this.matching(pattern, String(value), broken);
  }

  required(): readonly FieldProblem[] {
    const { value } = this.checked;
    if (!this.field.rules.required) return [];
    const unchecked = this.field.type === 'checkbox' && value === false;
    if (unchecked) return [this.problem('required', 'to be ticked', 'it is not')];
    const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return empty ? [this.problem('required', 'to be filled in', 'it is empty')] : [];
  }

  range(): readonly FieldProblem[] {
    const { min, max } = this.field.rules;
    return [
      ...this.bounded(min, { code: 'too-small', isWithin: (order) => order >= 0, words: 'to be at least' }),
      ...this.bounded(max, { code: 'too-large', isWithin: (order) => order <= 0, words: 'to be at most' }),
    ];
  }

  length(): readonly FieldProblem[] {
    const { minLength, maxLength } = this.field.rules;
    const { value } = this.checked;
    if (typeof value !== 'string' || value === '') return [];
    const length = value.trim().length;
    const problems: FieldProblem[] = [];
    const least = this.bound(minLength);
    if (least !== undefined && length < Number(least)) {
      problems.push(this.problem('too-short', `to have at least ${String(least)} characters`, `it has ${length}`));
    }
    const most = this.bound(maxLength);
    if (most !== undefined && length > Number(most)) {
      problems.push(this.problem('too-long', `to have at most ${String(most)} characters`, `it has ${length}`));
    }
    return problems;
  }

  validationType(): readonly FieldProblem[] {
    const { validationType } = this.field.rules;
    const { value } = this.checked;
    if (!validationType || typeof value !== 'string' || value === '') return [];
    const broken = () =>
      validationType === 'email'
        ? this.problem('not-an-email', 'to be a mail address', `it is ${shown(value)}`)
        : this.problem('not-a-phone-number', 'to be a phone number such as +4930664040900', `it is ${shown(value)}`);
    return this.matching(validationTypes[validationType], value, broken);
  }

  /** The pattern is the form's author's: it runs behind the guard. */
  private matching(pattern: RegExp, text: string, broken: () => FieldProblem): readonly FieldProblem[] {
    try {
      return this.context.guard.run(() => pattern.test(text)) ? [] : [broken()];
    } catch (error) {
      if (!(error instanceof FeelTimeout)) throw error;
      const found = 'that took too long. Ask the owner of the form for a simpler pattern';
      return [this.problem('check-failed', 'to be checked against its pattern', found)];
    }
  }

  private bounded(bound: Bound | undefined, { code, isWithin, words }: BoundCheck): readonly FieldProblem[] {
    const { value } = this.checked;
    if (bound === undefined || (typeof value !== 'number' && typeof value !== 'string') || value === '') return [];
    const limit = this.bound(bound);
    if (limit === undefined) return [];
    const order = compareDecimals(value, limit);
    if (order === null)
      return [this.problem('check-failed', 'to be compared with a number', `its limit is ${shown(limit)}`)];
    return isWithin(order) ? [] : [this.problem(code, `${words} ${String(limit)}`, `it is ${shown(value)}`)];
  }

  private bound(bound: Bound | undefined): unknown {
    if (!isCompiled(bound)) return bound;
    const outcome = evaluate(bound, this.context);
    return outcome.ok ? (outcome.value ?? undefined) : undefined;
  }

  private problem(code: FieldProblemCode, expected: string, found: string): FieldProblem {
    return { path: this.path, code, message: `Expected "${this.field.label}" ${expected}, but ${found}.` };
  }

  private get field() {
    return this.checked.instance.field;
  }

  private get path(): string {
    return pathText(this.checked.instance.path);
  }
}

interface BoundCheck {
  readonly code: FieldProblemCode;
  readonly isWithin: (order: number) => boolean;
  readonly words: string;
}

/** Somebody's value, short enough for a sentence. */
function shown(value: unknown): string {
  const text = value === undefined || value === null || value === '' ? 'empty' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
