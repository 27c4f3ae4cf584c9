import type { TriggerDefinition } from '@relevo/bpmn-model';
import { terminateInside } from '../../execution/lifecycle.js';
import type { Entered, Visit } from '../behavior.js';
import { throwCompensation } from '../scopes/compensation.js';
import { cancelTransaction } from '../scopes/transaction.js';
import { throwError } from './error.js';
import { throwEscalation } from './escalation.js';
import { throwMessage } from './message.js';
import { throwSignal } from './signal.js';
import { triggersOf } from './targets.js';

type Thrower<Kind extends TriggerDefinition['kind']> = (
  visit: Visit,
  trigger: Extract<TriggerDefinition, { kind: Kind }>,
) => Entered;

const throwers: { readonly [Kind in TriggerDefinition['kind']]: Thrower<Kind> } = {
  message: ({ execution, element, node }, { message }) => {
    throwMessage(execution, element, node, message);
    return 'done';
  },
  signal: (visit, { signal }) => throwSignal(visit, signal),
  escalation: (visit, { escalation }) => throwEscalation(visit, escalation),
  error: (visit, { error }) => throwError(visit, error),
  compensate: (visit, trigger) => throwCompensation(visit, trigger),
  cancel: (visit) => cancelTransaction(visit),
  /** OMG BPMN 2.0.2 §13.5.6: all other tokens of the scope are consumed; the scope itself then ends as usual. */
  terminate: ({ execution, element }) => {
    terminateInside(execution, element.scopeKey, element.key);
    return 'done';
  },
  /** Left by the flow to the other link event of its pair. */
  link: () => 'done',
  timer: () => 'done',
  conditional: () => 'done',
};

export const throwTrigger = (visit: Visit, trigger: TriggerDefinition): Entered =>
  (throwers[trigger.kind] as Thrower<TriggerDefinition['kind']>)(visit, trigger);

/** What is waited for comes last: everything else is thrown by then. */
const last = ({ kind }: TriggerDefinition): number => (kind === 'compensate' ? 1 : 0);

/** Throws everything an event throws, in order; what one of them interrupts does not throw the rest. */
export const throwAll = (visit: Visit): Entered => {
  for (const trigger of [...triggersOf(visit.node)].sort((a, b) => last(a) - last(b))) {
    const outcome = throwTrigger(visit, trigger);
    if (outcome !== 'done') return outcome;
  }
  return 'done';
};
