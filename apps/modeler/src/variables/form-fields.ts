import type { Choice, Variable, VariableType } from './variable.js';

type Component = Readonly<Record<string, unknown>>;

const types: Readonly<Record<string, VariableType>> = {
  textfield: 'text',
  textarea: 'text',
  radio: 'text',
  select: 'text',
  number: 'number',
  checkbox: 'yes-no',
  checklist: 'list',
  taglist: 'list',
  datetime: 'date',
  expression: 'any',
  filepicker: 'list',
  dynamiclist: 'list',
};

const listOf = (value: unknown): readonly Component[] =>
  Array.isArray(value) ? value.filter((each): each is Component => typeof each === 'object' && each !== null) : [];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const choicesOf = ({ values }: Component): readonly Choice[] =>
  listOf(values)
    .filter(({ value }) => typeof value === 'string')
    .map(({ value, label }) => ({ value: textOf(value), label: textOf(label) || textOf(value) }));

/** A choice that a form-js radio or select offers as yes and no. */
const isYesNo = ({ values }: Component): boolean => {
  const offered = listOf(values);
  return offered.length > 0 && offered.every(({ value }) => typeof value === 'boolean');
};

const typeOf = (component: Component): VariableType => {
  const type = types[textOf(component['type'])] ?? 'any';
  if (component['type'] === 'datetime') return (component['subtype'] ?? 'date') === 'date' ? 'date' : 'any';
  return type === 'text' && isYesNo(component) ? 'yes-no' : type;
};

const fieldOf = (component: Component): readonly Variable[] => {
  const name = textOf(component['key']);
  if (name === '' || !(textOf(component['type']) in types)) return [];
  const label = textOf(component['label']) || textOf(component['dateLabel']);
  const choices = choicesOf(component);
  const own = { name, type: typeOf(component), ...(choices.length > 0 && { choices }) };
  return [label === '' || label.startsWith('=') ? own : { ...own, label }];
};

const under = (path: string, fields: readonly Variable[]): readonly Variable[] =>
  path === '' ? fields : fields.map((field) => ({ ...field, name: `${path}.${field.name}` }));

/** What a form-js form asks for, groups looked into; a field that only shows a value sets nothing. */
export const formFields = (components: unknown): readonly Variable[] =>
  listOf(components).flatMap((component) => {
    if (component['type'] === 'group') return under(textOf(component['path']), formFields(component['components']));
    return component['readonly'] === true || component['disabled'] === true ? [] : fieldOf(component);
  });
