type Fields = Readonly<Record<string, unknown>>;

const required = { validate: { required: true } };

const field = (type: string, key: string, label: string, more: Fields = {}): Fields => ({
  type,
  key,
  label,
  id: `Field_${key}`,
  ...more,
});

export const question = (key: string, label: string): Fields => field('textarea', key, label, { readonly: true });
export const line = (key: string, label: string, more: Fields = required): Fields =>
  field('textfield', key, label, more);
export const text = (key: string, label: string, more: Fields = required): Fields =>
  field('textarea', key, label, more);
export const choice = (key: string, label: string, values: Readonly<Record<string, string>>, more: Fields = required) =>
  field('radio', key, label, { values: Object.entries(values).map(([value, label]) => ({ value, label })), ...more });

export const optional: Fields = {};
/** Shown, and asked for, only while the condition does not hold. */
export const unless = (condition: string, more: Fields = {}): Fields => ({
  ...required,
  conditional: { hide: `=${condition}` },
  ...more,
});

export const formOf = (id: string, components: readonly Fields[]): string =>
  JSON.stringify({ type: 'default', id, schemaVersion: 19, components }, null, 2);
