import type { JsonValue, Values } from '@relevo/contracts';

const isRecord = (value: JsonValue | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const components = (schema: Values): readonly Values[] => {
  const list = schema['components'];
  return Array.isArray(list) ? (list as readonly JsonValue[]).filter(isRecord) : [];
};

/** The screen has its own buttons: those of the form would be second ones. */
export const withoutButtons = (schema: Values): Values => ({
  ...schema,
  ...(Array.isArray(schema['components'])
    ? {
        components: components(schema)
          .filter((component) => component['type'] !== 'button')
          .map(withoutButtons),
      }
    : {}),
});

/** Names at the top of the submitted values that a person can change. */
export const editableNames = (schema: Values): ReadonlySet<string> => {
  const names = new Set<string>();
  const collect = (component: Values): void => {
    if (component['readonly'] === true || component['disabled'] === true) return;
    const path = component['key'] ?? component['path'];
    if (typeof path === 'string' && path !== '') names.add(path.split('.')[0] ?? path);
    for (const child of components(component)) collect(child);
  };
  for (const component of components(schema)) collect(component);
  return names;
};

/** What may be sent: a read-only or undeclared field in it would be refused. */
export const editableValues = (schema: Values, values: Values): Values => {
  const names = editableNames(schema);
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
};

/** Labels of the fields by name, for showing values without the form. */
export const fieldLabels = (schema: Values): Readonly<Record<string, string>> => {
  const labels: Record<string, string> = {};
  const collect = (component: Values): void => {
    const { key, label } = component;
    if (typeof key === 'string') labels[key] = typeof label === 'string' && label !== '' ? label : key;
    for (const child of components(component)) collect(child);
  };
  for (const component of components(schema)) collect(component);
  return labels;
};

/** Ids of the fields by key: form-js marks errors by id. */
export const fieldIds = (schema: Values): Readonly<Record<string, string>> => {
  const ids: Record<string, string> = {};
  const collect = (component: Values): void => {
    const { key, id } = component;
    if (typeof key === 'string' && typeof id === 'string') ids[key] = id;
    for (const child of components(component)) collect(child);
  };
  for (const component of components(schema)) collect(component);
  return ids;
};

export const hasFields = (schema: Values): boolean => components(withoutButtons(schema)).length > 0;
