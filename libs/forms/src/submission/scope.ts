import type { CompiledExpression, EvaluationContext } from '@relevo/feel';
import type { DataPath, Draft } from '../data-path.js';

/** Where an expression of a form stands: form-js's local expression context. */
export interface Scope {
  /** Where it stands in the data. */
  readonly path: DataPath;
  /** All of the form's data, for names. */
  readonly data: Draft;
  /** The list item around it, else all data. */
  readonly this: unknown;
  /** The context around the list; null outside of lists. */
  readonly parent: unknown;
  /** Positions in the lists around it, from 1. */
  readonly i: readonly number[];
}

export const rootScope = (data: Draft): Scope => ({ path: [], data, this: data, parent: null, i: [] });

export function itemScope(scope: Scope, path: DataPath, item: unknown, index: number): Scope {
  const { parent, i } = scope;
  const around = typeof scope.this === 'object' && scope.this !== null ? (scope.this as Draft) : {};
  const outer = { this: scope.this, parent, i, ...around, _this_: scope.this, _parent_: parent, _i_: i };
  return { path, data: scope.data, this: item, parent: outer, i: [...i, index + 1] };
}

/** Names as form-js resolves them: form data before `this`, `parent` and `i`; then the variables of the task. */
export function scopedContext(scope: Scope, context: EvaluationContext): EvaluationContext {
  const special: Draft = { this: scope.this, parent: scope.parent, i: scope.i };
  const underscored: Draft = { _this_: scope.this, _parent_: scope.parent, _i_: scope.i };
  const lookup = (name: string) => {
    if (Object.hasOwn(underscored, name)) return underscored[name];
    if (Object.hasOwn(scope.data, name)) return scope.data[name];
    return Object.hasOwn(special, name) ? special[name] : context.lookup(name);
  };
  return { ...context, lookup };
}

/** Compiled expressions next to values that are written down. */
export const isCompiled = (value: unknown): value is CompiledExpression =>
  typeof value === 'object' && value !== null && 'grammar' in value;
