import type { SubmissionOutcome, Variables } from '@relevo/bpmn-kernel';
import type { UserTask } from '@relevo/bpmn-model';
import type { EvaluationContext } from '@relevo/feel';
import { checkSubmission, defaultForm, type Form, parseForm } from '@relevo/forms';
import type { PublishedForm } from '../catalogue/catalogue.js';

/** Parsed once per published version, and once per task that has none. */
const published = new WeakMap<PublishedForm['schema'], Form>();
const defaults = new WeakMap<UserTask, Form>();

/** Checks what somebody submitted against the task's form version, or its default form. */
export const checkAgainstForm = (
  task: UserTask,
  form: PublishedForm | null,
  data: Variables,
  context: EvaluationContext,
): SubmissionOutcome => checkSubmission(form ? publishedForm(form) : defaultFormOf(task), data, context);

const publishedForm = ({ schema, formId, version }: PublishedForm): Form => {
  const known = published.get(schema);
  if (known) return known;
  const parsed = parseForm(schema);
  if (!parsed.ok) throw new Error(`Expected version ${version} of form "${formId}" to be readable, but it is not.`);
  published.set(schema, parsed.form);
  return parsed.form;
};

const defaultFormOf = (task: UserTask): Form => {
  const known = defaults.get(task);
  if (known) return known;
  const audience = task.laneGroup === 'requester' ? 'requester' : 'staff';
  const { form } = defaultForm({ label: task.name ?? task.id, outcomes: task.outcomes, audience });
  defaults.set(task, form);
  return form;
};
