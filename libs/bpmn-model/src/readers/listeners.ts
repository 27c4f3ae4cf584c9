import type { ExecutionListener, JobDefinition, TaskListener } from '../definition/job.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readExpression, type Reading } from '../source.js';
import { readHeaders, RETRIES } from './jobs.js';

const EXECUTION = ['start', 'end'] as const;
const TASK = ['creating', 'assigning', 'updating', 'completing', 'canceling'] as const;

/** `zeebe:executionListeners`, in document order; undefined where there are none. */
export function readListeners(reading: Reading, element: ModdleElement): readonly ExecutionListener[] | undefined {
  return read(reading, element, { list: 'zeebe:ExecutionListeners', events: EXECUTION });
}

/** `zeebe:taskListeners`, in document order; undefined where there are none. */
export function readTaskListeners(reading: Reading, element: ModdleElement): readonly TaskListener[] | undefined {
  return read(reading, element, { list: 'zeebe:TaskListeners', events: TASK });
}

interface Wanted<Event extends string> {
  readonly list: string;
  readonly events: readonly Event[];
}

interface Listener<Event extends string> {
  readonly event: Event;
  readonly job: JobDefinition;
}

function read<Event extends string>(
  reading: Reading,
  element: ModdleElement,
  { list, events }: Wanted<Event>,
): readonly Listener<Event>[] | undefined {
  const written = elementsOf(extensionOf(element, list), 'listeners');
  if (written.length === 0) return undefined;
  return written.flatMap((listener) => {
    const event = events.find((each) => each === stringOf(listener, 'eventType'));
    if (event) return [{ event, job: readListenerJob(reading, element, listener) }];
    const message = `expected each listener of ${labelOf(element)} to say when it is called, but one does not. Choose one of: ${events.join(', ')}.`;
    reading.report.error('listener-event', message, element);
    return [];
  });
}

function readListenerJob(reading: Reading, owner: ModdleElement, listener: ModdleElement): JobDefinition {
  const type = stringOf(listener, 'type')?.trim() ?? '';
  if (type === '') {
    const message = `expected a job type at each listener of ${labelOf(owner)}, but one is empty. Write the type that its worker asks for.`;
    reading.report.error('listener-type-missing', message, owner);
  }
  return {
    type: readExpression(reading, type, { owner, role: 'listener type' }),
    retries: readExpression(reading, stringOf(listener, 'retries') ?? RETRIES, { owner, role: 'listener retries' }),
    headers: readHeaders(elementOf(listener, 'headers')),
  };
}
