import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '@relevo/contracts';
import { EngineError } from './engine-error.js';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: unknown;
  readonly params?: { readonly code?: unknown };
}

const segment = (path: string, part: PropertyKey | { readonly key: PropertyKey }): string => {
  const key = typeof part === 'object' ? part.key : part;
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? String(key) : `${path}.${String(key)}`;
};

const fieldOf = (issue: Issue): FieldProblem => ({
  path: (issue.path ?? []).reduce<string>(segment, ''),
  code: String(issue.params?.code ?? issue.code ?? 'invalid'),
  message: issue.message,
});

const shownFields = 20;

/** Issues of a schema as one refusal; `invalid-text` where PostgreSQL could not keep what was sent. */
export const invalidRequest = (issues: readonly Issue[]): EngineError => {
  const fields = issues.slice(0, shownFields).map(fieldOf);
  const code = fields.some((field) => field.code === 'invalid-text') ? 'invalid-text' : 'invalid-request';
  const said = fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new EngineError(code, `Expected a request of the documented shape, but ${said}`, { fields });
};

/** The one validation pipe: checks what is declared with `@Body({ schema })`, `@Query({ schema })` and the like. */
@Injectable()
export class ZodPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: invalidRequest });
  }
}
