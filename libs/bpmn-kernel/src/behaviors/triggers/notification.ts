import type { FlowNode, NotificationDefinition } from '@relevo/bpmn-model';
import type { Visit } from '../behavior.js';

/** A message to a person: the engine writes an outbox row with the step. Without a template the label is the text. */
export const requestNotification = (
  { execution, element, node }: Visit<FlowNode>,
  notification: NotificationDefinition,
): void =>
  execution.emit({
    type: 'NotificationRequested',
    processInstanceKey: element.processInstanceKey,
    elementKey: element.key,
    elementId: element.elementId,
    notificationKey: execution.services.nextKey(),
    to: notification.to,
    template: notification.template ?? null,
    text: notification.template === undefined ? (node.name ?? node.id) : null,
  });
