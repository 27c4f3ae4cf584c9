import type { FlowNode, MessageDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { fail } from '../../execution/failure.js';
import type { ElementInstance } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { isShort, MAX_NAME, nameFrom } from '../../variables/names.js';
import { lookupFrom, variablesOf } from '../../variables/visible.js';
import { catchesOnce } from './targets.js';

interface Address {
  readonly name: string;
  /** null: none was given. */
  readonly correlationKey: string | null;
}

const nameOf = (execution: Execution, host: Host, node: FlowNode, message: MessageDefinition): string => {
  const subject = { node, what: 'the message name' };
  const computed = compute(execution.services, message.name, lookupFrom(execution.state, host.key), subject);
  return nameFrom(computed, message.name, subject, 'expression-failed');
};

const addressOf = (execution: Execution, host: Host, node: FlowNode, message: MessageDefinition): Address => {
  const name = nameOf(execution, host, node, message);
  if (!message.correlationKey) return { name, correlationKey: null };
  const subject = { node, what: 'the correlation key' };
  const computed = compute(execution.services, message.correlationKey, lookupFrom(execution.state, host.key), subject);
  const { value } = computed;
  if (typeof value === 'number') return { name, correlationKey: String(value) };
  if (typeof value === 'string' && value !== '' && isShort(value)) return { name, correlationKey: value };
  const wanted = `a text of at most ${MAX_NAME} characters or a number`;
  return fail('invalid-correlation-key', unexpected(subject, wanted, message.correlationKey, computed));
};

/** `host` waits for the message of `target` (itself, its boundary event or an event after its gateway). */
export const openSubscription = (
  execution: Execution,
  host: Host,
  target: FlowNode,
  message: MessageDefinition,
): void => {
  const { name, correlationKey } = addressOf(execution, host, target, message);
  const at = { processInstanceKey: host.processInstanceKey, elementKey: host.key };
  const subscription = {
    key: execution.services.nextKey(),
    targetElementId: target.id,
    ...at,
    messageName: name,
    correlationKey,
    interrupting: catchesOnce(target),
  };
  execution.emit({ type: 'SubscriptionOpened', ...at, elementId: host.elementId, subscription });
};

/** Publishes a message inside the engine. It carries what the element's input mappings say, and nothing else. */
export const throwMessage = (
  execution: Execution,
  element: ElementInstance,
  node: FlowNode,
  message: MessageDefinition,
): void => {
  const { name, correlationKey } = addressOf(execution, element, node, message);
  execution.emit({
    type: 'MessageThrown',
    processInstanceKey: element.processInstanceKey,
    elementKey: element.key,
    elementId: element.elementId,
    messageKey: execution.services.nextKey(),
    messageName: name,
    correlationKey: correlationKey ?? '',
    variables: variablesOf(execution.state, element.key),
  });
};
