import type { UserTask } from '../definition.js';
import type { Expression } from '../definition/expression.js';
import { labelOf } from '../label.js';
import { extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readExpression } from '../source.js';
import { readBinding } from './binding.js';
import { readHeaders } from './jobs.js';
import { readTaskListeners } from './listeners.js';
import type { NodeSource } from './node-base.js';
import { readResources } from './resources.js';
import { readOutcomes } from './outcomes.js';

export function readUserTask(source: NodeSource): UserTask {
  const { element, parts, lanes } = source;
  const form = readForm(source);
  const laneGroup = parts.lanes.map((id) => lanes.lanes[id]?.group).findLast((group) => group !== undefined);
  const assignment = extensionOf(element, 'zeebe:AssignmentDefinition');
  const headers = extensionOf(element, 'zeebe:TaskHeaders');
  const taskListeners = readTaskListeners(source.reading, element);
  const schedule = extensionOf(element, 'zeebe:TaskSchedule');
  return {
    ...parts,
    type: 'userTask',
    ...readResources(source),
    ...optional(source, assignment, ['assignee', 'candidateGroups', 'candidateUsers'] as const),
    ...(laneGroup !== undefined && { laneGroup }),
    ...optional(source, schedule, ['dueDate', 'followUpDate'] as const),
    ...optional(source, extensionOf(element, 'zeebe:PriorityDefinition'), ['priority'] as const),
    ...form,
    outcomes: form.form || form.externalFormReference ? [] : readOutcomes(source),
    ...(headers && { headers: readHeaders(headers) }),
    ...(taskListeners && { taskListeners }),
  };
}

function optional<K extends string>(
  { element, reading }: NodeSource,
  extension: ModdleElement | undefined,
  names: readonly K[],
): Partial<Record<K, Expression>> {
  const written = names.flatMap((name) => {
    const text = stringOf(extension, name)?.trim();
    return text ? [[name, readExpression(reading, text, { owner: element, role: name })] as const] : [];
  });
  return Object.fromEntries(written) as Partial<Record<K, Expression>>;
}

function readForm({ element, reading }: NodeSource): Pick<UserTask, 'form' | 'externalFormReference'> {
  const definition = extensionOf(element, 'zeebe:FormDefinition');
  if (!definition) return {};
  const formId = stringOf(definition, 'formId')?.trim();
  const externalFormReference = stringOf(definition, 'externalReference')?.trim();
  if (formId) return { form: { ...readBinding(definition), formId } };
  if (externalFormReference) return { externalFormReference };
  const message = `expected the form of ${labelOf(element)} to be linked by its formId, but the form definition names none. Choose a form, or remove it for the default one.`;
  reading.report.error('form-missing', message, element);
  return {};
}
