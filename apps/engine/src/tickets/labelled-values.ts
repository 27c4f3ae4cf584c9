import type { Json, Variables } from '@relevo/bpmn-kernel';
import type { JsonValue, LabelledValue } from '@relevo/contracts';
import type { StoryFact } from './case-story.js';

type Schema = Readonly<Record<string, unknown>>;

type Place = Pick<StoryFact, 'node' | 'definition'>;

interface Field {
  readonly label: string;
  readonly options: ReadonlyMap<unknown, string>;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const optionsOf = (component: Schema): ReadonlyMap<unknown, string> =>
  new Map(listOf(component['values']).map(({ value, label }) => [value, text(label) ?? String(value)]));

/** Fields of a form-js schema by their key, groups opened. */
const fieldsOf = (schema: Schema, fields = new Map<string, Field>()): ReadonlyMap<string, Field> => {
  for (const component of listOf(schema['components'])) {
    const key = text(component['key']) ?? text(component['path']);
    if (key !== null) fields.set(key, { label: text(component['label']) ?? key, options: optionsOf(component) });
    fieldsOf(component, fields);
  }
  return fields;
};

/** Pressed buttons of a default form are read by their labels, under the question of the gateway behind them. */
const withOutcomes = (fields: ReadonlyMap<string, Field>, { node, definition }: Place): ReadonlyMap<string, Field> => {
  const [first] = node?.type === 'userTask' ? node.outcomes : [];
  if (!node || node.type !== 'userTask' || !first) return fields;
  const gateway = definition?.nodes[definition.flows[first.flowId]?.source ?? ''];
  const options = new Map<unknown, string>(node.outcomes.map(({ value, label }) => [value, label]));
  return new Map([...fields, [first.variable, { label: gateway?.name ?? first.variable, options }]]);
};

const shown = (value: Json, { options }: Field): JsonValue => {
  if (Array.isArray(value)) return value.map((entry: Json) => options.get(entry) ?? entry);
  return options.get(value) ?? value;
};

/** What was filled in as people saw it: the form's labels, the options' words; in the form's own order. */
export const labelledValues = (values: Variables, schema: Schema, place: Place): readonly LabelledValue[] => {
  const fields = withOutcomes(fieldsOf(schema), place);
  const order = [...fields.keys()];
  const rank = (name: string) => (fields.has(name) ? order.indexOf(name) : order.length);
  return Object.entries(values)
    .sort(([one], [other]) => rank(one) - rank(other))
    .filter(([name, value]) => value !== '' && (value !== null || fields.get(name)?.options.has(null)))
    .map(([name, value]) => {
      const field = fields.get(name) ?? { label: name, options: new Map() };
      return { name, label: field.label, value: shown(value, field), erased: false };
    });
};

/** A submission whose words were erased: the fields are known, their values are not. */
const erasedValues = (schema: Schema): readonly LabelledValue[] =>
  [...fieldsOf(schema)].map(([name, { label }]) => ({ name, label, value: null, erased: true }));

/** What a recorded completion says in the words of its form. */
export const labelledForm = (fact: StoryFact, variables: Variables | null, schema: Schema): readonly LabelledValue[] =>
  fact.erased('variables') ? erasedValues(schema) : labelledValues(variables ?? {}, schema, fact);
