import { terminateInside } from '../../execution/lifecycle.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { throwCompensation } from '../scopes/compensation.js';
import { cancelTransaction } from '../scopes/transaction.js';
import { createJob } from '../tasks/job.js';
import { throwErrorEvent } from '../triggers/error.js';
import { throwMessage } from '../triggers/message.js';

type EndEvent = NodeOf<'endEvent'>;

const results: {
  readonly [Kind in EndEvent['event']['kind']]: (
    visit: Visit<EndEvent>,
    event: Extract<EndEvent['event'], { kind: Kind }>,
  ) => Entered;
} = {
  none: () => 'done',
  message: ({ execution, element, node }, event) => {
    throwMessage(execution, element, node, event.message);
    return 'done';
  },
  error: throwErrorEvent,
  signal: () => 'done',
  escalation: () => 'done',
  multiple: () => 'done',
  compensate: throwCompensation,
  cancel: cancelTransaction,
  /** OMG BPMN 2.0.2 §13.5.6: all other tokens of the scope are consumed; the scope itself then ends as usual. */
  terminate: ({ execution, element }) => {
    terminateInside(execution, element.scopeKey, element.key);
    return 'done';
  },
};

const enter = (visit: Visit<EndEvent>): Entered => {
  const { event, job } = visit.node;
  if (job) return createJob(visit, job);
  const result = results[event.kind] as (visit: Visit<EndEvent>, event: EndEvent['event']) => Entered;
  return result(visit, event);
};

export const endEvent: ElementBehavior<EndEvent> = { enter, leave: () => [] };
