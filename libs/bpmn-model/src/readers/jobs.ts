import type { NotificationDefinition } from '../definition.js';
import type { JobDefinition } from '../definition/job.js';
import { labelOf } from '../label.js';
import { elementsOf, extensionOf, type ModdleElement, stringOf, triggersOf } from '../moddle/moddle-element.js';
import { readExpression } from '../source.js';
import type { NodeSource } from './node-base.js';

/** Camunda 8's number of retries where the diagram names none. */
export const RETRIES = '3';

/** `zeebe:taskDefinition` with its headers, written on the element or on its message definition. */
export function readJob(source: NodeSource): JobDefinition | undefined {
  const { element, reading } = source;
  const holder = [element, ...heldBy(element)].find((each) => extensionOf(each, 'zeebe:TaskDefinition'));
  if (!holder) return undefined;
  const task = extensionOf(holder, 'zeebe:TaskDefinition');
  const type = stringOf(task, 'type')?.trim() ?? '';
  if (type === '') {
    const message = `expected a job type at ${labelOf(element)}, but it is empty. Write the type that its worker asks for.`;
    reading.report.error('job-type-missing', message, element);
  }
  return {
    type: readExpression(reading, type, { owner: element, role: 'job type' }),
    retries: readExpression(reading, stringOf(task, 'retries') ?? RETRIES, { owner: element, role: 'job retries' }),
    headers: readHeaders(extensionOf(holder, 'zeebe:TaskHeaders')),
  };
}

export function readHeaders(written: ModdleElement | undefined): JobDefinition['headers'] {
  const headers = elementsOf(written, 'values');
  return Object.fromEntries(headers.map((each) => [stringOf(each, 'key') ?? '', stringOf(each, 'value') ?? '']));
}

function heldBy(element: ModdleElement): readonly ModdleElement[] {
  return element.$instanceOf('bpmn:Event') ? triggersOf(element) : [];
}

/** `relevo:notify` with its template. */
export function readNotification({ parts }: NodeSource): NotificationDefinition | undefined {
  const to = parts.properties['relevo:notify']?.trim();
  const template = parts.properties['relevo:notifyTemplate']?.trim();
  return to ? { to, ...(template && { template }) } : undefined;
}
