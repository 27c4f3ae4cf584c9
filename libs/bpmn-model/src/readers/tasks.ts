import type { BusinessRuleTask, JobTask, PassThroughTask, ReceiveTask, ScriptTask, SendTask } from '../definition.js';
import { labelOf } from '../label.js';
import { booleanOf, elementOf, extensionOf, stringOf } from '../moddle/moddle-element.js';
import { readExpression, readFeel } from '../source.js';
import { readBinding } from './binding.js';
import { resultOf } from './data.js';
import { readJob, readNotification } from './jobs.js';
import type { NodeSource } from './node-base.js';
import { readMessage } from './trigger-definitions.js';

export function readUndefinedTask({ parts }: NodeSource): PassThroughTask {
  return { ...parts, type: 'task' };
}

export function readManualTask({ parts }: NodeSource): PassThroughTask {
  return { ...parts, type: 'manualTask' };
}

export function readServiceTask(source: NodeSource): JobTask {
  const job = readJob(source);
  if (!job) {
    const message = `expected ${labelOf(source.element)} to have a job type, but it has none. Write the type in zeebe:taskDefinition, or draw another kind of task.`;
    source.reading.report.error('job-type-missing', message, source.element);
  }
  const none = { kind: 'static', value: '' } as const;
  return { ...source.parts, type: 'serviceTask', job: job ?? { type: none, retries: none, headers: {} } };
}

export function readSendTask(source: NodeSource): SendTask {
  const job = readJob(source);
  const notification = readNotification(source);
  const refers = elementOf(source.element, 'messageRef') !== undefined;
  if (!job && !notification && !refers) {
    const message = `expected ${labelOf(source.element)} to say how it sends, but it has no message, no job type and no relevo:notify. Give it one of them.`;
    source.reading.report.error('send-task-how', message, source.element);
  }
  if (job && notification) {
    const message = `expected ${labelOf(source.element)} to send in one way, but it has a job type and relevo:notify. Remove one of them.`;
    source.reading.report.error('send-task-how', message, source.element);
  }
  const sends = job ?? notification;
  return {
    ...source.parts,
    type: 'sendTask',
    ...(job && { job }),
    ...(notification && { notification }),
    ...(!sends && refers && { message: readMessage(source, source.element) }),
  };
}

export function readReceiveTask(source: NodeSource): ReceiveTask {
  const instantiate = booleanOf(source.element, 'instantiate') === true;
  const message = readMessage(source, source.element);
  return { ...source.parts, type: 'receiveTask', message, ...(instantiate && { instantiate }) };
}

export function readScriptTask(source: NodeSource): ScriptTask {
  const job = readJob(source);
  const script = readScript(source);
  if (!job && !script) {
    const message = `expected ${labelOf(source.element)} to have a FEEL expression, but it has none. Write it in zeebe:script.`;
    source.reading.report.error('script-missing', message, source.element);
  }
  return { ...source.parts, type: 'scriptTask', ...(script && { script }), ...(job && !script && { job }) };
}

/** `zeebe:script`, else BPMN's own script in FEEL, whose result goes where its data output says. */
function readScript({ element, reading }: NodeSource): ScriptTask['script'] {
  const place = { owner: element, role: 'script' };
  const extension = extensionOf(element, 'zeebe:Script');
  const expression = stringOf(extension, 'expression')?.trim();
  if (extension && expression) {
    const resultVariable = stringOf(extension, 'resultVariable')?.trim();
    if (!resultVariable) {
      const message = `expected ${labelOf(element)} to name the variable for its result, but it names none. Write the result variable.`;
      reading.report.error('result-variable-missing', message, element);
    }
    return { expression: readFeel(reading, expression, place), ...(resultVariable && { resultVariable }) };
  }
  const native = stringOf(element, 'script')?.trim();
  if (!native) return undefined;
  const format = stringOf(element, 'scriptFormat') ?? stringOf(element, 'scriptLanguage') ?? '';
  if (!/feel/i.test(format)) {
    const message = `expected the script of ${labelOf(element)} in FEEL, but its format is "${format}". Relevo runs no other language: write it in FEEL, or use a job.`;
    reading.report.error('script-format', message, element);
  }
  const resultVariable = resultOf(reading, element);
  return { expression: readFeel(reading, native, place), ...(resultVariable && { resultVariable }) };
}

export function readBusinessRuleTask(source: NodeSource): BusinessRuleTask {
  const job = readJob(source);
  const decision = readDecision(source);
  if (!job && !decision) {
    const message = `expected ${labelOf(source.element)} to name a decision, but it names none. Choose the decision table in zeebe:calledDecision.`;
    source.reading.report.error('decision-missing', message, source.element);
  }
  return { ...source.parts, type: 'businessRuleTask', ...(decision && { decision }), ...(job && !decision && { job }) };
}

function readDecision({ element, reading }: NodeSource): BusinessRuleTask['decision'] {
  const extension = extensionOf(element, 'zeebe:CalledDecision');
  const decisionId = stringOf(extension, 'decisionId')?.trim();
  if (!decisionId) return undefined;
  const resultVariable = stringOf(extension, 'resultVariable')?.trim() ?? '';
  if (resultVariable === '') {
    const message = `expected ${labelOf(element)} to name the variable for its result, but it names none. Write the result variable.`;
    reading.report.error('result-variable-missing', message, element);
  }
  const place = { owner: element, role: 'decision id' };
  return { ...readBinding(extension), decisionId: readExpression(reading, decisionId, place), resultVariable };
}
