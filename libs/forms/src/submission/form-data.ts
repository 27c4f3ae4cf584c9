import { evaluate, evaluateCondition, type EvaluationContext } from '@relevo/feel';
import { copy, isObject, isSame, read, write, type DataPath, type Draft } from '../data-path.js';
import { fieldBehaviors } from '../fields/field-behaviors.js';
import type { Component, DynamicList, Field, Form } from '../schema/form.js';
import { chosen, isOption, optionValues, takesSeveral } from './options.js';
import { itemScope, rootScope, scopedContext, type Scope } from './scope.js';

/** A field at its place: once for each list item it is in. */
export interface FieldInstance {
  readonly field: Field;
  readonly path: DataPath;
  readonly scope: Scope;
}

/** Visits every field of `data`, lists item by item; `enter` false leaves a component out with all in it. */
export function fieldInstances(
  components: readonly Component[],
  scope: Scope,
  enter: (component: Component, scope: Scope) => boolean = () => true,
): readonly FieldInstance[] {
  return components.flatMap((component): readonly FieldInstance[] => {
    if (!enter(component, scope)) return [];
    const path = [...scope.path, ...component.path];
    if (component.kind === 'field') return [{ field: component, path, scope }];
    if (component.kind === 'group') return fieldInstances(component.components, { ...scope, path }, enter);
    const items = read(scope.data, path);
    return (Array.isArray(items) ? items : []).flatMap((item, index) =>
      fieldInstances(component.components, itemScope(scope, [...path, index], item, index), enter),
    );
  });
}

export const isHidden = ({ hide }: Component, scope: Scope, context: EvaluationContext): boolean => {
  if (!hide) return false;
  const outcome = evaluateCondition(hide, scopedContext(scope, context));
  return outcome.ok && outcome.value;
};

/** What the form holds when it opens: variables where they fit, else default values, else nothing. */
export function initialData({ components, opensEmpty }: Form, context: EvaluationContext): Draft {
  const data: Draft = {};
  for (const key of opensEmpty ? [] : topKeys(components)) {
    const value = context.lookup(key);
    if (value !== undefined) data[key] = copy(value);
  }
  initialize(components, rootScope(data), context);
  return data;
}

/** First keys of all that the components keep. */
export function topKeys(components: readonly Component[]): readonly string[] {
  const keys = components.flatMap((component) => {
    const [first] = component.path;
    if (first !== undefined) return [first];
    return component.kind === 'group' ? topKeys(component.components) : [];
  });
  return [...new Set(keys)];
}

function initialize(components: readonly Component[], scope: Scope, context: EvaluationContext): void {
  for (const component of components) {
    const path = [...scope.path, ...component.path];
    if (component.kind === 'field') initializeField({ field: component, path, scope }, context);
    else if (component.kind === 'group') initialize(component.components, { ...scope, path }, context);
    else initializeList(component, { ...scope, path }, context);
  }
}

function initializeField({ field, path, scope }: FieldInstance, context: EvaluationContext): void {
  const behavior = fieldBehaviors[field.type];
  const known = read(scope.data, path);
  const value =
    known === undefined ? (copy(field.defaultValue) ?? copy(behavior.empty)) : sanitize(known, field, context);
  if (value !== undefined) write(scope.data, path, value);
}

/** What of a variable's value the field can hold. */
function sanitize(value: unknown, field: Field, context: EvaluationContext): unknown {
  const behavior = fieldBehaviors[field.type];
  const own = (behavior.open ?? behavior.normalize)(value, field.properties) ?? copy(behavior.empty);
  if (!field.options || field.options.kind === 'expression') return own;
  const values = optionValues(field.options, context);
  const left = chosen(field.type, own).filter((option) => isOption(option, values));
  return takesSeveral(field.type) ? left : (left[0] ?? null);
}

function initializeList(list: DynamicList, scope: Scope, context: EvaluationContext): void {
  const known = read(scope.data, scope.path);
  const items = Array.isArray(known)
    ? known.map((item) => (isObject(item) ? item : {}))
    : Array.from({ length: list.defaultRepetitions }, () => ({}));
  write(scope.data, scope.path, items);
  items.forEach((_item, index) => initialize(list.components, { ...scope, path: [...scope.path, index] }, context));
}

/** The data with a submission filled in, value by value; a submitted list takes the place of the list. */
export function fillIn(
  components: readonly Component[],
  data: Draft,
  submitted: Draft,
  context: EvaluationContext,
): void {
  fill(components, { scope: rootScope(data), submitted, context });
}

interface Filling {
  readonly scope: Scope;
  readonly submitted: Draft;
  readonly context: EvaluationContext;
}

function fill(components: readonly Component[], filling: Filling): void {
  const { scope, submitted } = filling;
  for (const component of components) {
    const path = [...scope.path, ...component.path];
    const value = read(submitted, path);
    if (component.kind === 'group') fill(component.components, { ...filling, scope: { ...scope, path } });
    else if (value === undefined) continue;
    else if (component.kind === 'list') fillList(component, { ...filling, scope: { ...scope, path } });
    else {
      const normalized = fieldBehaviors[component.type].normalize(value, component.properties);
      write(scope.data, path, normalized === undefined ? value : normalized);
    }
  }
}

function fillList(list: DynamicList, filling: Filling): void {
  const { scope, submitted, context } = filling;
  const items = read(submitted, scope.path);
  if (!Array.isArray(items)) return;
  const before = read(scope.data, scope.path);
  const known = Array.isArray(before) ? before : [];
  write(
    scope.data,
    scope.path,
    items.map((_item, index) => known[index] ?? {}),
  );
  items.forEach((_item, index) => {
    const inner = { ...scope, path: [...scope.path, index] };
    if (known[index] === undefined) initialize(list.components, inner, context);
    fill(list.components, { ...filling, scope: inner });
  });
}

/** Computes expression fields, which may read each other, until nothing changes. */
export function compute(components: readonly Component[], data: Draft, context: EvaluationContext): void {
  for (let round = 0; round < 5; round += 1) {
    const changed = fieldInstances(components, rootScope(data)).filter((instance) => computeField(instance, context));
    if (changed.length === 0) return;
  }
}

function computeField({ field, path, scope }: FieldInstance, context: EvaluationContext): boolean {
  if (!field.expression) return false;
  const outcome = evaluate(field.expression, scopedContext(scope, context));
  const value = outcome.ok ? outcome.value : null;
  if (isSame(value, read(scope.data, path))) return false;
  write(scope.data, path, value);
  return true;
}

/** A copy in which what hidden components hold is undefined. Conditions look at the data before. */
export function withoutHidden(components: readonly Component[], data: Draft, context: EvaluationContext): Draft {
  const visible = new Set<string>();
  const scope = rootScope(data);
  const enter = (component: Component, inner: Scope) => !isHidden(component, inner, context);
  for (const { path } of fieldInstances(components, scope, enter)) visible.add(JSON.stringify(path));
  const result = copy(data) as Draft;
  for (const { path } of fieldInstances(components, scope)) {
    if (!visible.has(JSON.stringify(path))) write(result, path, undefined);
  }
  return result;
}
