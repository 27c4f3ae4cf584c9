import type { FaultCode } from '../state.js';
import type { Rejection, RejectionCode } from '../rejection.js';

/** Inside the kernel only: the phase that is being tried cannot go on; it becomes a Fault of its element. */
export class ElementFailure extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
  }
}

/** Inside the kernel only: the command is refused; it becomes the Rejection that `execute` answers. */
export class Refusal extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.message);
  }
}

/** Ends a phase with a fault. */
export const fail = (code: FaultCode, message: string): never => {
  throw new ElementFailure(code, message);
};

/** Ends a command with a rejection. */
export const refuse = (code: RejectionCode, message: string, fields?: Rejection['fields']): never => {
  throw new Refusal(fields ? { code, message, fields } : { code, message });
};
