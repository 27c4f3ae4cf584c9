import { labelOf } from '../label.js';
import { elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** Operations are not called, but an element that names one exchanges that operation's message. */
export const operationMessage: Rule = {
  codes: ['operation-message'],
  source: 'BPMN 2.0.2, 10.3.3, Send Task and Receive Task: the message is the one of the operation',
  check({ scopes }, report) {
    for (const node of scopes.flatMap((scope) => scope.nodes)) {
      for (const holder of holdersOf(node)) {
        const message = elementOf(holder, 'messageRef');
        const operation = elementOf(holder, 'operationRef');
        if (!message || !operation || messagesOf(operation).includes(message)) continue;
        const text = `expected ${labelOf(node)} to exchange a message of ${labelOf(operation)}, but ${labelOf(message)} is none. Choose the message of the operation, or remove the operation.`;
        report.error('operation-message', text, node);
      }
    }
  },
};

function holdersOf(node: ModdleElement): readonly ModdleElement[] {
  if (node.$type === 'bpmn:SendTask' || node.$type === 'bpmn:ReceiveTask') return [node];
  if (!node.$instanceOf('bpmn:Event')) return [];
  return triggersOf(node).filter((trigger) => trigger.$type === 'bpmn:MessageEventDefinition');
}

function messagesOf(operation: ModdleElement): readonly ModdleElement[] {
  return ['inMessageRef', 'outMessageRef'].flatMap((reference) => elementOf(operation, reference) ?? []);
}
