import type { Variables } from '@relevo/bpmn-kernel';
import type { PublishedForm } from '../catalogue/catalogue.js';
import { EngineError } from '../errors/engine-error.js';

/** Checks what somebody filled in while reporting; a process without a start form takes no fields. */
export const checkStartForm = (form: PublishedForm | null, values: Variables): Variables => {
  const [path] = Object.keys(values);
  if (form || path === undefined) return values;
  const message = `Expected no fields, since this process has no start form, but there is "${path}". Leave \`values\` out.`;
  throw new EngineError('invalid-submission', message, { fields: [{ path, code: 'undeclared-field', message }] });
};
