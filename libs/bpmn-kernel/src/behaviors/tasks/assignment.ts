import type { Expression, UserTask as UserTaskNode } from '@relevo/bpmn-model';
import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import type { Instant, Json } from '../../keys.js';
import type { UserTask } from '../../state.js';
import { compute, unexpected, type Computed } from '../../variables/expressions.js';
import { isShort } from '../../variables/names.js';
import { lookupFrom } from '../../variables/visible.js';
import type { Visit } from '../behavior.js';

/** Reads a computed value; undefined: not what was wanted. */
type Reader<Value> = (value: Json) => Value | undefined;

const read = <Value>(
  visit: Visit<UserTaskNode>,
  part: { readonly expression: Expression | undefined; readonly what: string; readonly wanted: string },
  reader: Reader<Value>,
): Value | undefined => {
  const { execution, element, node } = visit;
  const { expression, what, wanted } = part;
  if (!expression) return undefined;
  const lookup = lookupFrom(execution.state, element.key);
  const computed: Computed = compute(execution.services, expression, lookup, { node, what });
  const value = reader(computed.value);
  return value ?? fail('invalid-assignment', unexpected({ node, what }, wanted, expression, computed));
};

/** null and empty text: nobody. */
const person: Reader<{ readonly id: string | null }> = (value) => {
  if (value === null || value === '') return { id: null };
  return typeof value === 'string' && isShort(value) ? { id: value } : undefined;
};

/** A list of texts, or one text with commas. */
const names: Reader<readonly string[]> = (value) => {
  const isText = (item: Json): item is string => typeof item === 'string';
  const list = typeof value === 'string' ? value.split(',').flatMap((name) => name.trim() || []) : value;
  return Array.isArray(list) && list.every(isText) && list.every(isShort) ? list : undefined;
};

const priority: Reader<number> = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 100 ? number : undefined;
};

const dateOf = (visit: Visit<UserTaskNode>, expression: Expression | undefined, what: string): Instant | null => {
  const wanted = 'a date and time (ISO 8601)';
  const date = read(visit, { expression, what, wanted }, (value) => {
    if (value === null || value === '') return { at: null };
    const at = visit.execution.services.instant(value);
    return typeof at === 'number' ? { at } : undefined;
  });
  return date?.at ?? null;
};

/** Who may do a task: what it says itself, else its lane's group. */
const candidates = (visit: Visit<UserTaskNode>): Pick<UserTask, 'candidateGroups' | 'candidateUsers'> => {
  const { candidateGroups, candidateUsers, laneGroup } = visit.node;
  const groupPart = { expression: candidateGroups, what: 'the candidate groups', wanted: 'a list of group ids' };
  const userPart = { expression: candidateUsers, what: 'the candidate users', wanted: 'a list of user names' };
  const own = candidateGroups !== undefined || candidateUsers !== undefined;
  const fromLane = own || laneGroup === undefined ? [] : [laneGroup];
  return {
    candidateGroups: read(visit, groupPart, names) ?? fromLane,
    candidateUsers: read(visit, userPart, names) ?? [],
  };
};

const formOf = ({ execution, element, node }: Visit<UserTaskNode>): UserTask['formKey'] => {
  if (!node.form) return null;
  const key = execution.services.form(node.form, execution.publishedOf(element.processInstanceKey).key);
  const message = `Expected the form "${node.form.formId}" of ${label(node)} to be published, but it is not. Publish it, then retry.`;
  return key ?? fail('form-not-found', message);
};

/** Everything of a user task that its diagram decides. */
export const assignmentOf = (visit: Visit<UserTaskNode>) => {
  const { assignee, dueDate, followUpDate, externalFormReference } = visit.node;
  const assigneePart = { expression: assignee, what: 'the assignee', wanted: 'a user name' };
  const priorityPart = { expression: visit.node.priority, what: 'the priority', wanted: 'a whole number, 0 to 100' };
  return {
    assignee: read(visit, assigneePart, person)?.id ?? null,
    ...candidates(visit),
    dueAt: dateOf(visit, dueDate, 'the due date'),
    followUpAt: dateOf(visit, followUpDate, 'the follow-up date'),
    priority: read(visit, priorityPart, priority) ?? 50,
    formKey: formOf(visit),
    externalFormReference: externalFormReference ?? null,
  };
};
