import { compileCondition, compileExpression, type CompiledExpression } from '@relevo/feel';
import type { FieldType } from '../fields/field-type.js';
import { isObject } from '../data-path.js';
import type { Bound, OptionsSource, Rules } from './form.js';
import { nameOf, type FormFindings } from './form-finding.js';

export type Properties = Readonly<Record<string, unknown>>;

export const isExpression = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

/** Reads one component's properties; what is wrong becomes a finding. */
export class PropertyReader {
  constructor(
    private readonly component: Properties,
    private readonly findings: FormFindings,
  ) {}

  /** `conditional.hide` */
  hide(): CompiledExpression | null {
    const { conditional } = this.component;
    const hide = isObject(conditional) ? conditional.hide : undefined;
    return isExpression(hide) ? this.compile(hide, compileCondition, 'hide condition') : null;
  }

  readonly(): boolean | CompiledExpression {
    const { readonly } = this.component;
    return isExpression(readonly) ? this.compile(readonly, compileCondition, 'read-only condition') : readonly === true;
  }

  /** What an expression field computes. */
  expression(): CompiledExpression {
    const { expression } = this.component;
    if (!isExpression(expression)) this.invalid('an expression that begins with "="', expression);
    return this.compile(isExpression(expression) ? expression : '=null', compileExpression, 'expression');
  }

  options(type: FieldType): OptionsSource | null {
    if (!['select', 'radio', 'checklist', 'taglist'].includes(type)) return null;
    const { values, valuesKey, valuesExpression } = this.component;
    if (typeof valuesKey === 'string' && valuesKey !== '') return { kind: 'data', key: valuesKey };
    if (isExpression(valuesExpression)) {
      return {
        kind: 'expression',
        expression: this.compile(valuesExpression, compileExpression, 'options expression'),
      };
    }
    if (values !== undefined && !Array.isArray(values)) this.invalid('options as a list', values);
    // form-js gives a field without any source of options this one
    return { kind: 'static', values: Array.isArray(values) ? values : [{ label: 'Value', value: 'value' }] };
  }

  rules(): Rules {
    const { validate } = this.component;
    const written: Properties = isObject(validate) ? validate : {};
    const pattern = this.pattern(written.pattern);
    const { patternErrorMessage, validationType } = written;
    return {
      required: written.required === true,
      ...this.bound('min', written.min),
      ...this.bound('max', written.max),
      ...this.bound('minLength', written.minLength),
      ...this.bound('maxLength', written.maxLength),
      ...(pattern ? { pattern } : {}),
      ...(typeof patternErrorMessage === 'string' && patternErrorMessage !== '' ? { patternErrorMessage } : {}),
      ...(validationType === 'email' || validationType === 'phone' ? { validationType } : {}),
    };
  }

  private bound(name: 'min' | 'max' | 'minLength' | 'maxLength', value: unknown): Readonly<Record<string, Bound>> {
    if (value === undefined || value === null || value === '') return {};
    if (isExpression(value)) return { [name]: this.compile(value, compileExpression, `rule ${name}`) };
    if (typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)))) {
      return { [name]: value };
    }
    this.invalid(`a number as ${name}`, value);
    return {};
  }

  private pattern(value: unknown): RegExp | null {
    if (typeof value !== 'string' || value === '') return null;
    try {
      return new RegExp(value);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `Expected a regular expression as pattern of ${this.name}, but "${value}" is none: ${reason}.`;
      this.findings.error('invalid-pattern', message, this.component);
      return null;
    }
  }

  private compile(written: string, compiler: (source: string) => CompiledExpression, what: string): CompiledExpression {
    const compiled = compiler(written.slice(1));
    if (compiled.problem) {
      const message = `The ${what} of ${this.name}: ${compiled.problem.message}`;
      this.findings.error('invalid-expression', message, this.component);
    }
    return compiled;
  }

  private invalid(expected: string, value: unknown): void {
    const found = JSON.stringify(value) ?? 'nothing';
    const message = `Expected ${expected} in ${this.name}, but found ${found.slice(0, 60)}. Correct it in the form editor.`;
    this.findings.error('invalid-property', message, this.component);
  }

  private get name(): string {
    return `"${nameOf(this.component) ?? 'a component'}"`;
  }
}
