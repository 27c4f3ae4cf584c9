import type { FeelExpression } from '@relevo/bpmn-model';
import { fail } from '../execution/failure.js';
import type { Services, VariableLookup } from '../services.js';
import type { FaultCode } from '../state.js';
import { compute, unexpected, type Subject } from './expressions.js';

/** Whether an expression holds; neither true nor false is a fault with that code. */
export const holds = (
  services: Services,
  condition: { readonly expression: FeelExpression; readonly lookup: VariableLookup; readonly code: FaultCode },
  subject: Subject,
): boolean => {
  const computed = compute(services, condition.expression, condition.lookup, subject);
  if (typeof computed.value === 'boolean') return computed.value;
  return fail(condition.code, unexpected(subject, 'true or false', condition.expression, computed));
};
