import type { DiagramFinding, FieldProblem } from '@relevo/contracts';

/** Stable codes of refusals, with the HTTP status each answers. */
export const errorStatus = {
  'invalid-request': 400,
  'invalid-text': 400,
  'invalid-submission': 400,
  'invalid-variables': 400,
  'reserved-variable': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'csrf-token-missing': 403,
  forbidden: 403,
  'not-found': 404,
  'no-start-event': 400,
  'definition-not-found': 404,
  'link-expired': 410,
  'already-completed': 409,
  'already-assigned': 409,
  'wrong-state': 409,
  suspended: 409,
  'definition-suspended': 409,
  'invalid-modification': 400,
  'stale-draft': 409,
  'newer-version': 409,
  'stale-article': 409,
  'stale-timer': 409,
  'clock-bound-reached': 409,
  'already-exists': 409,
  'idempotency-key-reused': 409,
  'payload-too-large': 413,
  'diagram-refused': 422,
  'missing-reference': 422,
  'too-many-requests': 429,
  'too-busy': 429,
  'internal-error': 500,
  'not-ready': 503,
  'case-busy': 503,
  'wait-expired': 504,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export interface ErrorDetails {
  readonly fields?: readonly FieldProblem[];
  readonly findings?: readonly DiagramFinding[];
  /** What a conflict keeps: the other text, who won. Put into the problem document as it is. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

/** A refusal: the caller's fault, nothing changed. Anything else that is thrown is a bug (500, rollback). */
export class EngineError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** "Expected X, but Y", then the way out. */
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'EngineError';
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
