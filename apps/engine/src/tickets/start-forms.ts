import { Injectable } from '@nestjs/common';
import type { Variables } from '@relevo/bpmn-kernel';
import { checkSubmission } from '@relevo/forms';
import type { PublishedForm } from '../catalogue/catalogue.js';
import { Clock } from '../clock/clock.js';
import { EngineError, type ErrorDetails } from '../errors/engine-error.js';
import { ZONE } from '../expressions/engine-kernel-services.js';
import { InstallationGuard } from '../expressions/installation-guard.js';

/** Checks what somebody filled in while reporting: nothing but what the start form declares gets in. */
@Injectable()
export class StartForms {
  constructor(
    private readonly clock: Clock,
    private readonly guard: InstallationGuard,
  ) {}

  check(form: PublishedForm | null, values: Variables): Variables {
    if (!form) return requireNothing(values);
    const context = { lookup: () => undefined, now: this.clock.now(), zone: ZONE, guard: this.guard };
    const checked = checkSubmission(form.compiled, values, context);
    if (checked.ok) return checked.variables;
    const said = checked.fields.map(({ message }) => message).join(' ');
    throw refusal(
      `Expected what the form accepts, but ${checked.fields.length} of the fields are wrong: ${said}`,
      checked.fields,
    );
  }
}

const requireNothing = (values: Variables): Variables => {
  const [path] = Object.keys(values);
  if (path === undefined) return values;
  const message = `Expected no fields, since this process has no start form, but there is "${path}". Leave \`values\` out.`;
  throw refusal(message, [{ path, code: 'undeclared-field', message }]);
};

const refusal = (message: string, fields: NonNullable<ErrorDetails['fields']>): EngineError =>
  new EngineError('invalid-submission', message, { fields });
