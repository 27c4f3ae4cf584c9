import { fieldNames, inFormSpanish } from './texts.js';

interface FreshField {
  readonly label?: string;
  readonly values?: readonly { readonly label: string }[];
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

const inSpanish = (field: Field): Field => {
  const { config } = field;
  const name = named(config.name ?? config.label);
  if (name === undefined) return field;
  const { create } = config;
  const made = (options: FreshField = {}): FreshField => {
    const fresh = create?.(options) ?? {};
    const label = options.label === undefined ? named(fresh.label) : undefined;
    const values = options.values
      ? undefined
      : fresh.values?.map((one) => ({ ...one, label: inFormSpanish(one.label) }));
    return { ...fresh, ...(label !== undefined && { label }), ...(values && { values }) };
  };
  return Object.assign((props: object) => field(props), { config: { ...config, name, create: made } });
};

const sayFields = (fields: FormFields): void => {
  for (const [type, field] of Object.entries(fields._formFields))
    if (type !== 'default') fields.register(type, inSpanish(field));
};

/** The palette is searched by the names of the fields, so these are Spanish before it is drawn. */
export const spanishFieldsModule = { __init__: [['formFields', sayFields]] };
