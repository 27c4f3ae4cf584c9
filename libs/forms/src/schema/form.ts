import type { CompiledExpression } from '@relevo/feel';
import type { FieldType } from '../fields/field-type.js';

/** A form-js schema, checked and compiled once. Check submissions with `checkSubmission`. */
export interface Form {
  readonly id: string;
  readonly versionTag?: string;
  /** The form-js JSON as it was written. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly components: readonly Component[];
  /** It shows no variables: every task begins anew (the default form). */
  readonly opensEmpty: boolean;
}

/** What has data or holds what has. Presentation (text, image, button, …) is left out. */
export type Component = Field | Group | DynamicList;

interface ComponentBase {
  readonly id: string;
  /** Keys below the enclosing container's; empty for a group without a path. */
  readonly path: readonly string[];
  readonly label: string;
  readonly hide: CompiledExpression | null;
}

export interface Group extends ComponentBase {
  readonly kind: 'group';
  readonly components: readonly Component[];
}

export interface DynamicList extends ComponentBase {
  readonly kind: 'list';
  readonly components: readonly Component[];
  readonly defaultRepetitions: number;
  readonly allowAddRemove: boolean;
}

export interface Field extends ComponentBase {
  readonly kind: 'field';
  readonly type: FieldType;
  readonly disabled: boolean;
  readonly readonly: boolean | CompiledExpression;
  readonly defaultValue: unknown;
  readonly rules: Rules;
  readonly options: OptionsSource | null;
  /** Of an expression field: what it computes. */
  readonly expression: CompiledExpression | null;
  /** The component as written, for what only its own type knows. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Where the options of a select come from. */
export type OptionsSource =
  | { readonly kind: 'static'; readonly values: readonly unknown[] }
  | { readonly kind: 'data'; readonly key: string }
  | { readonly kind: 'expression'; readonly expression: CompiledExpression };

/** A bound that is written down or computed. */
export type Bound = CompiledExpression | number | string;

/** form-js's `validate`. */
export interface Rules {
  readonly required: boolean;
  readonly min?: Bound;
  readonly max?: Bound;
  readonly minLength?: Bound;
  readonly maxLength?: Bound;
  readonly pattern?: RegExp;
  readonly patternErrorMessage?: string;
  readonly validationType?: 'email' | 'phone';
}
