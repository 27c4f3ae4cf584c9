import { sayAddedOptions } from './spanish-options.js';
import { columnNames, fieldNames, inFormSpanish } from './texts.js';

interface Labelled {
  readonly label: string;
}

interface FreshField {
  readonly label?: string;
  readonly values?: readonly Labelled[];
  readonly columns?: readonly Labelled[];
}

interface FieldConfig {
  readonly name?: string;
  readonly label?: string;
  readonly create?: (options?: FreshField) => FreshField;
}

interface Field {
  (props: object): unknown;
  readonly config: FieldConfig;
}

/** What is used of the fields that form-js knows. */
interface FormFields {
  readonly _formFields: Readonly<Record<string, Field>>;
  register(type: string, field: Field): void;
}

const named = (text: string | undefined): string | undefined => (text === undefined ? undefined : fieldNames[text]);

const relabelled = (fresh: readonly Labelled[] | undefined, say: (text: string) => string) =>
  fresh?.map((one) => ({ ...one, label: say(one.label) }));

const inSpanish = (field: Field): Field => {
  const { config } = field;
  const name = named(config.name ?? config.label);
  if (name === undefined) return field;
  const { create } = config;
  const made = (options: FreshField = {}): FreshField => {
    const fresh = create?.(options) ?? {};
    const label = options.label === undefined ? named(fresh.label) : undefined;
    const values = options.values ? undefined : relabelled(fresh.values, inFormSpanish);
    const columns = options.columns ? undefined : relabelled(fresh.columns, (text) => columnNames[text] ?? text);
    return { ...fresh, ...(label !== undefined && { label }), ...(values && { values }), ...(columns && { columns }) };
  };
  return Object.assign((props: object) => field(props), { config: { ...config, name, create: made } });
};

const sayFields = (fields: FormFields): void => {
  for (const [type, field] of Object.entries(fields._formFields))
    if (type !== 'default') fields.register(type, inSpanish(field));
};

/** The palette is searched by the names of the fields, so these are Spanish before it is drawn. */
export const spanishFieldsModule = {
  __init__: [
    ['formFields', sayFields],
    ['eventBus', sayAddedOptions],
  ],
};
