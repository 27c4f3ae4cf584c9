import type { Value } from './comparisons.js';
import type { FormFile } from './rule.js';

const fieldsOf = ({ form }: FormFile) => {
  const inside = (components: FormFile['form']['components']): typeof components =>
    components.flatMap((one) => (one.kind === 'field' ? [one] : inside(one.components)));
  return inside(form.components);
};

/** What the options of a choice may set the variable to; null where a form leaves it open. */
export const valuesThatFormsSet = (forms: readonly FormFile[], variable: string): readonly Value[] | null => {
  const fields = forms.flatMap(fieldsOf).filter(({ path }) => path.join('.') === variable);
  const options = fields.map((field) =>
    field.kind === 'field' && field.options?.kind === 'static' ? field.options.values : null,
  );
  if (options.length === 0 || options.some((one) => one === null)) return null;
  return options
    .flatMap((one) => one ?? [])
    .map((option) => (typeof option === 'object' && option !== null && 'value' in option ? option.value : option))
    .filter((value): value is Value => typeof value !== 'object' && value !== undefined);
};

/** The variables that a form hands over: the first part of each field's path. */
export const variablesThatFormSets = (form: FormFile): readonly string[] => [
  ...new Set(fieldsOf(form).flatMap(({ path }) => path[0] ?? [])),
];
