import type { BpmnFactory, ModdleElement } from '../../editor/services.js';
import type { Change } from '../moddle-changes.js';

export const listOf = (of: ModdleElement | undefined, name: string): readonly ModdleElement[] =>
  of?.get<readonly ModdleElement[] | undefined>(name) ?? [];

const placeholder = '__targetRef_placeholder';

/** bpmn-js writes a property that only gives an association an end: it is no data. */
export const isPlaceholder = ({ $type, name = '' }: ModdleElement): boolean =>
  $type === 'bpmn:Property' && /^__\w+_placeholder$/.test(name);

/** The data inputs or outputs of a step: an activity declares them, an event has them itself. */
export const declaredData = (step: ModdleElement, list: 'dataInputs' | 'dataOutputs'): readonly ModdleElement[] => {
  if (step.$instanceOf('bpmn:Activity')) return listOf(step.get('ioSpecification'), list);
  const own = list === 'dataInputs' ? 'bpmn:ThrowEvent' : 'bpmn:CatchEvent';
  return step.$instanceOf(own) ? listOf(step, list) : [];
};

export const itemName = (item: ModdleElement): string => {
  const meant = ['bpmn:DataObjectReference', 'bpmn:DataStoreReference'].includes(item.$type)
    ? item.get<ModdleElement | undefined>(item.$type === 'bpmn:DataObjectReference' ? 'dataObjectRef' : 'dataStoreRef')
    : undefined;
  return meant?.name ?? item.name ?? item.id ?? '';
};

/** What an association without a data input ends in, as the schema wants an end. */
export const placeholderOf = (
  step: ModdleElement,
  factory: BpmnFactory,
): { readonly end: ModdleElement; readonly made: readonly Change[] } => {
  const properties = listOf(step, 'properties');
  const found = properties.find(isPlaceholder);
  if (found) return { end: found, made: [] };
  const end = factory.create('bpmn:Property', { name: placeholder });
  end.$parent = step;
  return { end, made: [{ of: step, set: { properties: [...properties, end] } }] };
};

export const definitionsAbove = (element: ModdleElement): ModdleElement =>
  element.$parent ? definitionsAbove(element.$parent) : element;

/** Elements of the whole file: messages, signals, data stores, … */
export const rootsOf = (element: ModdleElement, type: string): readonly ModdleElement[] =>
  listOf(definitionsAbove(element), 'rootElements').filter(({ $type }) => $type === type);

export const addRoots = (element: ModdleElement, added: readonly ModdleElement[]): readonly Change[] => {
  const definitions = definitionsAbove(element);
  for (const each of added) each.$parent = definitions;
  return added.length === 0
    ? []
    : [{ of: definitions, set: { rootElements: [...listOf(definitions, 'rootElements'), ...added] } }];
};
