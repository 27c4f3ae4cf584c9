import type { EscalationDefinition } from '@relevo/bpmn-model';
import { variablesOf } from '../../variables/visible.js';
import type { Entered, Visit } from '../behavior.js';
import { codeOf, findCatcherOf } from './catchers.js';
import { trigger } from './trigger.js';

/**
 * An escalation is caught where an error would be, but its catcher may leave its activity alone: then the thrower goes
 * on. Nobody has to catch it.
 */
export const throwEscalation = ({ execution, element, node }: Visit, escalation: EscalationDefinition): Entered => {
  const { state } = execution;
  const escalationCode = codeOf(execution, element, node, { kind: 'escalation', ...escalation }) ?? '';
  const variables = variablesOf(state, element.key);
  const catcher = findCatcherOf(execution, element, { kind: 'escalation', code: escalationCode });
  execution.emit({
    type: 'EscalationThrown',
    processInstanceKey: element.processInstanceKey,
    elementKey: element.key,
    elementId: element.elementId,
    escalationCode,
    caughtBy: catcher?.node.id ?? null,
  });
  if (catcher) trigger(execution, catcher.host, catcher.node.id, variables);
  return state.elements.has(element.key) ? 'done' : 'ended';
};
