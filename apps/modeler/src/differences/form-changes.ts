import { type Change, type ChangeKind, type Mark, named, type Said } from './change.js';

interface Field {
  readonly id?: string;
  readonly key?: string;
  readonly type?: string;
  readonly label?: string;
  readonly text?: string;
  readonly values?: unknown;
  readonly valuesExpression?: unknown;
  readonly validate?: { readonly required?: boolean };
  readonly components?: readonly Field[];
}

const fieldsIn = (fields: readonly Field[] = []): readonly Field[] =>
  fields.flatMap((field) => [field, ...fieldsIn(field.components)]);

/** Null: no form at all. */
const read = (text: string): readonly Field[] | null => {
  try {
    return fieldsIn((JSON.parse(text) as { readonly components?: readonly Field[] }).components);
  } catch {
    return null;
  }
};

const idOf = (field: Field): string => field.id ?? field.key ?? '';
const nameOf = ({ label, text, key, type }: Field): string =>
  [label, text?.slice(0, 60), key, type].find((word) => word !== undefined && word !== '') ?? '';
const isRequired = ({ validate }: Field): boolean => validate?.required === true;
const choicesOf = ({ values, valuesExpression }: Field): string => JSON.stringify([values, valuesExpression]);

const spoken: ReadonlySet<string> = new Set([
  'id',
  'label',
  'type',
  'values',
  'valuesExpression',
  'components',
  'validate',
]);

/** What has no sentence of its own. */
const restOf = (field: Field): string => {
  const rest = Object.entries(field).filter(([name]) => !spoken.has(name));
  return JSON.stringify([rest, { ...field.validate, required: undefined }]);
};

export const formChanges = (form: Said, before: string, after: string): readonly Change[] => {
  const [old, now] = [read(before), read(after)];
  const change = (kind: ChangeKind, mark: Mark, said: Readonly<Record<string, Said>> = {}): Change => ({
    ...{ kind, mark },
    said: { form, ...said },
  });
  if (old === null || now === null) return [change('formWorks', 'changed')];
  const earlier = new Map(old.map((field) => [idOf(field), field]));
  const left = new Set(now.map(idOf));
  const fields = now.flatMap((field) => {
    const was = earlier.get(idOf(field));
    return was === undefined
      ? [change('fieldAdded', 'added', { field: named(nameOf(field)) })]
      : fieldChanges(field, was);
  });
  function fieldChanges(field: Field, was: Field): readonly Change[] {
    const said = { field: named(nameOf(field)) };
    const changes: readonly (Change | false)[] = [
      nameOf(was) !== nameOf(field) && change('fieldRenamed', 'changed', { ...said, before: named(nameOf(was)) }),
      isRequired(was) !== isRequired(field) &&
        change(isRequired(field) ? 'fieldRequired' : 'fieldOptional', 'changed', said),
      was.type !== field.type &&
        change('fieldRetyped', 'changed', { ...said, before: named(was.type ?? ''), now: named(field.type ?? '') }),
      choicesOf(was) !== choicesOf(field) && change('fieldChoices', 'changed', said),
    ];
    const found = changes.filter((one) => one !== false);
    return found.length === 0 && restOf(was) !== restOf(field) ? [change('fieldWorks', 'changed', said)] : found;
  }
  const gone = old
    .filter((field) => !left.has(idOf(field)))
    .map((field) => change('fieldRemoved', 'removed', { field: named(nameOf(field)) }));
  const all = [...fields, ...gone];
  const order = (list: readonly Field[]): string => list.map(idOf).join(' ');
  if (all.length > 0) return all;
  return [change(order(old) === order(now) ? 'formWorks' : 'fieldsOrder', 'changed')];
};
