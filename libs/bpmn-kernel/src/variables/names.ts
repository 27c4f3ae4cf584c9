import type { Expression } from '@relevo/bpmn-model';
import { fail } from '../execution/failure.js';
import type { FaultCode } from '../state.js';
import { type Computed, type Subject, unexpected } from './expressions.js';

/** What rows are found by is short (UTF-16 units): longer texts fit into no index. */
export const MAX_NAME = 256;

export const isShort = (name: string): boolean => name.length <= MAX_NAME;

/** The name that an expression gives: a text that is not empty and not too long, else a fault. */
export const nameFrom = (computed: Computed, expression: Expression, subject: Subject, code: FaultCode): string => {
  const { value } = computed;
  if (typeof value !== 'string' || value === '') return fail(code, unexpected(subject, 'a text', expression, computed));
  if (isShort(value)) return value;
  return fail(code, unexpected(subject, `a text of at most ${MAX_NAME} characters`, expression, computed));
};
