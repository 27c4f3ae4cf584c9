import type { FlowNode, MessageDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { fail } from '../../execution/failure.js';
import type { ElementInstance } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
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
  if (typeof computed.value === 'string' && computed.value !== '') return computed.value;
  return fail('expression-failed', unexpected(subject, 'a text', message.name, computed));
};

const addressOf = (execution: Execution, host: Host, node: FlowNode, message: MessageDefinition): Address => {
  const name = nameOf(execution, host, node, message);
  if (!message.correlationKey) return { name, correlationKey: null };
  const subject = { node, what: 'the correlation key' };
  const computed = compute(execution.services, message.correlationKey, lookupFrom(execution.state, host.key), subject);
  const { value } = computed;
  if (typeof value === 'string' && value !== '') return { name, correlationKey: value };
  if (typeof value === 'number') return { name, correlationKey: String(value) };
  return fail('invalid-correlation-key', unexpected(subject, 'a text or a number', message.correlationKey, computed));
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
