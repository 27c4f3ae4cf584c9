import { fail } from '../../execution/failure.js';
import { clause, label } from '../../execution/label.js';
import { bring, checked } from '../../variables/assign.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { createJob } from './job.js';

type BusinessRuleTask = NodeOf<'businessRuleTask'>;
type Decision = NonNullable<BusinessRuleTask['decision']>;

const decisionIdOf = ({ execution, element, node }: Visit<BusinessRuleTask>, decision: Decision): string => {
  const subject = { node, what: 'the decision' };
  const computed = compute(execution.services, decision.decisionId, lookupFrom(execution.state, element.key), subject);
  if (typeof computed.value === 'string' && computed.value !== '') return computed.value;
  return fail('decision-not-found', unexpected(subject, "a decision's id", decision.decisionId, computed));
};

const decide = (visit: Visit<BusinessRuleTask>, decision: Decision): Entered => {
  const { execution, element, node } = visit;
  const { services, state } = execution;
  const decisionId = decisionIdOf(visit, decision);
  const caller = execution.publishedOf(element.processInstanceKey).key;
  const outcome = services.decide(decisionId, decision, caller, lookupFrom(state, element.key));
  if (!outcome.ok) {
    const message = `Expected the decision "${decisionId}" of ${label(node)} to give a result, but ${clause(outcome.message)}. Correct it, then retry.`;
    return fail(outcome.code, message);
  }
  const { ok: _ok, ...evaluated } = outcome;
  const { processInstanceKey, key: elementKey, elementId } = element;
  execution.emit({ type: 'DecisionEvaluated', processInstanceKey, elementKey, elementId, ...evaluated });
  bring(execution, element, checked(execution, { [decision.resultVariable]: outcome.result }));
  return 'done';
};

/** A DMN decision whose result becomes a variable; or a job, where the diagram says so. */
const enter = (visit: Visit<BusinessRuleTask>): Entered => {
  const { decision, job } = visit.node;
  if (job) return createJob(visit, job);
  return decision ? decide(visit, decision) : 'done';
};

export const businessRuleTask: ElementBehavior<BusinessRuleTask> = { enter, leave: leaveByAllThatHold };
