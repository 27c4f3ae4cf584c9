/** The caller's fault: refused, and nothing changes. */
export interface Rejection {
  readonly code: RejectionCode;
  /** "Expected X, but Y", then the way out. */
  readonly message: string;
  /** Field by field, where a submission was refused. */
  readonly fields?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export type RejectionCode =
  | 'not-found'
  | 'already-completed'
  | 'already-assigned'
  | 'wrong-state'
  | 'suspended'
  | 'definition-suspended'
  | 'invalid-modification'
  | 'invalid-submission'
  | 'invalid-variables'
  | 'reserved-variable'
  | 'no-start-event'
  | 'definition-not-found'
  | 'stale-timer';
