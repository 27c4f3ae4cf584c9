import { evaluateCondition, type EvaluationContext, type Json } from '@relevo/feel';
import { asJson, copy, isSame, pathText, read, write, type Draft } from '../data-path.js';
import { fieldBehaviors } from '../fields/field-behaviors.js';
import type { Component, Field, Form } from '../schema/form.js';
import { checkValue } from './check-value.js';
import type { FieldProblem } from './field-problem.js';
import {
  compute,
  fieldInstances,
  fillIn,
  initialData,
  isHidden,
  withoutHidden,
  type FieldInstance,
} from './form-data.js';
import { chosen, isOption, optionValues, takesSeveral } from './options.js';
import { isCompiled, rootScope, scopedContext } from './scope.js';
import { undeclaredFields } from './undeclared.js';

export type SubmissionCheck =
  /** What form-js would submit: every visible field that can be edited, by its first key. */
  | { readonly ok: true; readonly variables: Readonly<Record<string, Json>> }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

/**
 * Checks a submission as form-js 1.23 does in the browser, whoever sends it. `context.lookup` answers the variables
 * that the form opened with; a field that the submission leaves out keeps its value from there, or its default.
 */
export function checkSubmission(form: Form, submitted: unknown, context: EvaluationContext): SubmissionCheck {
  const undeclared = undeclaredFields(form.components, submitted);
  if (undeclared.length > 0) return { ok: false, fields: undeclared };
  return new Submission(form, submitted as Draft, context).check();
}

class Submission {
  private readonly initial: Draft;
  private readonly data: Draft;
  private readonly problems: FieldProblem[] = [];
  private readonly variables: Draft = {};

  constructor(
    private readonly form: Form,
    private readonly submitted: Draft,
    private readonly context: EvaluationContext,
  ) {
    const { components } = form;
    this.initial = initialData(form, context);
    const filled = copy(this.initial) as Draft;
    fillIn(components, filled, submitted, context);
    compute(components, filled, context);
    this.data = withoutHidden(components, filled, context);
  }

  check(): SubmissionCheck {
    const { components } = this.form;
    this.checkLengths(components, []);
    const enter = (component: Component, scope: FieldInstance['scope']) => !isHidden(component, scope, this.context);
    for (const instance of fieldInstances(components, rootScope(this.data), enter)) this.checkField(instance);
    if (this.problems.length > 0) return { ok: false, fields: this.problems };
    const entries = Object.entries(this.variables).map(([name, value]) => [name, asJson(value)] as const);
    return { ok: true, variables: Object.fromEntries(entries) };
  }

  private checkField(instance: FieldInstance): void {
    const { field, path } = instance;
    const sent = read(this.submitted, path);
    if (field.disabled) {
      if (sent !== undefined) this.refuse(instance, 'disabled-field', 'to be left alone, because it is disabled');
    } else if (field.type === 'outcome') this.checkOutcome(instance, sent);
    else if (field.type === 'expression') write(this.variables, path, read(this.data, path));
    else if (this.isReadonly(instance)) this.checkReadonly(instance, sent);
    else this.checkEditable(instance, sent);
  }

  /** A button is pressed anew each time: what the variable held before does not count. */
  private checkOutcome({ field, path }: FieldInstance, sent: unknown): void {
    const values = field.properties.values as readonly unknown[];
    if (isOption(sent, values)) return write(this.variables, path, sent);
    const found = sent === undefined ? 'none was' : `${JSON.stringify(sent)} was sent`;
    const message = `Expected one of the buttons to be pressed (${field.label}), but ${found}.`;
    const code = sent === undefined ? 'required' : 'not-an-option';
    this.problems.push({ path: pathText(path), code, message });
  }

  private checkEditable(instance: FieldInstance, sent: unknown): void {
    const { path } = instance;
    const found = read(this.data, path);
    const value = sent === undefined ? this.selectable(instance, found) : found;
    const untouched = sent === undefined || isSame(value, read(this.initial, path));
    const problems = checkValue({ instance, value, untouched }, this.context);
    this.problems.push(...problems);
    if (problems.length === 0) write(this.variables, path, value);
  }

  /** form-js empties a select whose value is no option any more. */
  private selectable({ field, scope }: FieldInstance, value: unknown): unknown {
    if (!field.options) return value;
    const values = optionValues(field.options, scopedContext(scope, this.context));
    const left = chosen(field.type, value).filter((option) => isOption(option, values));
    return takesSeveral(field.type) ? left : (left[0] ?? null);
  }

  /**
   * form-js submits read-only fields with the value they opened with: that is taken for no change. At the top nothing
   * is written; inside an object or list the value goes along, for the whole object becomes the variable.
   */
  private checkReadonly(instance: FieldInstance, sent: unknown): void {
    const { field, path } = instance;
    const normalized = sent === undefined ? undefined : fieldBehaviors[field.type].normalize(sent, field.properties);
    if (sent !== undefined && !this.opened(instance).some((value) => isSame(value, normalized))) {
      this.refuse(instance, 'read-only-field', 'to be left alone, because it is read-only');
    } else if (path.length > 1) write(this.variables, path, sent === undefined ? read(this.data, path) : normalized);
  }

  /** Values the field opened with: one, or in a list whose items may have moved, those of all items and the default. */
  private opened({ field, path }: FieldInstance): readonly unknown[] {
    const list = path.findIndex((segment) => typeof segment === 'number');
    if (list < 0) return [read(this.initial, path)];
    const items = fieldInstances(this.form.components, rootScope(this.initial)).filter(
      (other) => other.field === field,
    );
    const fresh = field.defaultValue ?? fieldBehaviors[field.type].empty;
    return [...items.map((item) => read(this.initial, item.path)), fresh];
  }

  private isReadonly({ field, scope }: FieldInstance): boolean {
    const { readonly } = field;
    if (!isCompiled(readonly)) return readonly;
    const outcome = evaluateCondition(readonly, scopedContext(scope, this.context));
    return outcome.ok && outcome.value;
  }

  /** Lists without adding and removing keep their length. */
  private checkLengths(components: readonly Component[], base: readonly string[]): void {
    for (const component of components) {
      const path = [...base, ...component.path];
      if (component.kind === 'group') this.checkLengths(component.components, path);
      if (component.kind !== 'list' || component.allowAddRemove) continue;
      const sent = read(this.submitted, path);
      const before = read(this.initial, path);
      if (!Array.isArray(sent) || !Array.isArray(before) || sent.length === before.length) continue;
      const message = `Expected "${component.label}" to have ${before.length} items, but it has ${sent.length}.`;
      this.problems.push({ path: pathText(path), code: 'fixed-length', message });
    }
  }

  private refuse({ field, path }: FieldInstance, code: FieldProblem['code'], expected: string): void {
    this.problems.push({ path: pathText(path), code, message: refusal(field, expected) });
  }
}

const refusal = ({ label }: Field, expected: string) => `Expected "${label}" ${expected}, but a value was sent.`;
