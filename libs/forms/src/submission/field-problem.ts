/** What is wrong with one field of a submission. */
export interface FieldProblem {
  /** `impact`, `contacts[0].mail` */
  readonly path: string;
  readonly code: FieldProblemCode;
  /** "Expected X, but Y"; for people. */
  readonly message: string;
}

export type FieldProblemCode =
  | 'undeclared-field'
  | 'disabled-field'
  | 'read-only-field'
  | 'required'
  | 'wrong-type'
  | 'not-an-option'
  | 'too-small'
  | 'too-large'
  | 'too-short'
  | 'too-long'
  | 'pattern'
  | 'not-an-email'
  | 'not-a-phone-number'
  | 'too-many-decimals'
  | 'not-a-step'
  | 'wrong-format'
  | 'past-date'
  | 'fixed-length'
  | 'too-many-items'
  | 'check-failed';
