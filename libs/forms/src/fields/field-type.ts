/** Types of form-js fields that hold a value, and `outcome`, the buttons of the default form. */
export type FieldType =
  | 'textfield'
  | 'textarea'
  | 'number'
  | 'checkbox'
  | 'checklist'
  | 'taglist'
  | 'radio'
  | 'select'
  | 'datetime'
  | 'expression'
  | 'outcome';

/** A type's own knowledge of its values. */
export interface FieldBehavior {
  /** What an empty field holds. */
  readonly empty: unknown;
  /** What is expected, for people: "a number". */
  readonly expected: string;
  /** A submitted value as form-js keeps it, or undefined where it is of another type. */
  normalize(value: unknown, field: FieldProperties): unknown;
  /** A variable's value as the form opens with it, where that differs; undefined where it cannot be shown. */
  open?(value: unknown): unknown;
}

/** The component as written. */
export type FieldProperties = Readonly<Record<string, unknown>>;
