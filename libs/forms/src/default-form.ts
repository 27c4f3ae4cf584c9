import type { Json } from '@relevo/feel';
import { isSame } from './data-path.js';
import type { Field, Form } from './schema/form.js';
import { parseForm } from './schema/parse-form.js';

export type FormLanguage = 'en' | 'es';

/** A button of the default form: pressing it sets `variable` to `value` (null: the default flow's). */
export interface Outcome {
  readonly label: string;
  readonly variable: string;
  readonly value: string | number | boolean | null;
}

export interface DefaultFormInput {
  /** The task's label. */
  readonly label?: string;
  /** Empty: a single Done. */
  readonly outcomes: readonly Outcome[];
  /** A requester is asked for a note alone. */
  readonly audience?: 'staff' | 'requester';
}

export interface DefaultForm {
  /** form-js JSON. */
  readonly schema: Readonly<Record<string, Json>>;
  /** What each button adds to the submission. */
  readonly buttons: readonly { readonly label: string; readonly values: Readonly<Record<string, Json>> }[];
  /** For `checkSubmission`: the fields, and each outcome variable with one of its buttons' values. */
  readonly form: Form;
}

const words = {
  en: { done: 'What was done', note: 'Note', tell: 'Anything you want to tell us?', button: 'Done' },
  es: { done: 'Qué se hizo', note: 'Nota', tell: '¿Quieres decirnos algo?', button: 'Hecho' },
} as const satisfies Record<FormLanguage, Record<string, string>>;

/** The form of a user task that has none: what was done, a note, Done, or one button per outcome. */
export function defaultForm(input: DefaultFormInput, language: FormLanguage = 'en'): DefaultForm {
  const { label = '', outcomes, audience = 'staff' } = input;
  const said = words[language];
  const fields: Readonly<Record<string, string>> =
    audience === 'staff' ? { done: said.done, note: said.note } : { note: said.tell };
  const schema = schemaOf(fields, new Set(outcomes.map(({ variable }) => variable)));
  const parsed = parseForm(schema);
  if (!parsed.ok) throw new Error(`The default form of "${label}" cannot be read.`);
  const buttons = outcomes.map(({ label: text, variable, value }) => ({ label: text, values: { [variable]: value } }));
  return {
    schema,
    buttons: buttons.length > 0 ? buttons : [{ label: said.button, values: {} }],
    form: { ...parsed.form, opensEmpty: true, components: [...parsed.form.components, ...outcomeFields(outcomes)] },
  };
}

/** A field gives way to a button that sets its variable. */
function schemaOf(
  labels: Readonly<Record<string, string>>,
  taken: ReadonlySet<string>,
): Readonly<Record<string, Json>> {
  const components = Object.entries(labels)
    .filter(([key]) => !taken.has(key))
    .map(([key, label]) => ({ type: 'textarea', id: `Default_${key}`, key, label }));
  return { type: 'default', id: 'default', schemaVersion: 19, components };
}

/** One field per variable that buttons set; a button has to be pressed, and its value may be null. */
function outcomeFields(outcomes: readonly Outcome[]): readonly Field[] {
  const variables = [...new Set(outcomes.map(({ variable }) => variable))];
  return variables.map((variable) => {
    const own = outcomes.filter((outcome) => outcome.variable === variable);
    const values = own
      .map(({ value }) => value)
      .filter((value, index, all) => all.findIndex((other) => isSame(other, value)) === index);
    return {
      kind: 'field',
      type: 'outcome',
      id: `Outcome_${variable}`,
      path: [variable],
      label: own.map(({ label }) => label).join(' / '),
      hide: null,
      disabled: false,
      readonly: false,
      defaultValue: undefined,
      rules: { required: false },
      options: null,
      expression: null,
      properties: { values },
    };
  });
}
