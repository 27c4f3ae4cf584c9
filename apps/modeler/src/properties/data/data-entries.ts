import type { BpmnFactory, DiagramElement, ModdleElement } from '../../editor/services.js';
import { type FieldEntry, selectField, textField } from '../fields.js';
import type { Change } from '../moddle-changes.js';
import type { PanelConfig } from '../panel-config.js';
import { processOf } from '../relevo-properties.js';
import type { AnyEntry } from '../step-entries.js';
import { AssociationEntry } from './association-entry.js';
import { declaredData, isPlaceholder, itemName, listOf, rootsOf } from './items.js';
import { loopDataFields } from './loop-data.js';
import { NamesEntry, type NamesEntryProps } from './names-entry.js';

type Items = readonly ModdleElement[];

const owned = (items: Items, parent: ModdleElement): Items => {
  for (const item of items) item.$parent = parent;
  return items;
};

/** The schema wants a set of inputs and one of outputs beside them. */
const madeSpecification = (step: ModdleElement, set: Readonly<Record<string, Items>>, factory: BpmnFactory): Change => {
  const sets = { inputSets: [factory.create('bpmn:InputSet')], outputSets: [factory.create('bpmn:OutputSet')] };
  const ioSpecification = factory.create('bpmn:InputOutputSpecification', { ...set, ...sets });
  ioSpecification.$parent = step;
  for (const items of [...Object.values(set), ...Object.values(sets)]) owned(items, ioSpecification);
  return { of: step, set: { ioSpecification } };
};

const changedData = (
  step: ModdleElement,
  { list, items }: { readonly list: 'dataInputs' | 'dataOutputs'; readonly items: Items },
  factory: BpmnFactory,
): readonly Change[] => {
  const specification = step.get<ModdleElement | undefined>('ioSpecification');
  if (!step.$instanceOf('bpmn:Activity')) return [{ of: step, set: { [list]: owned(items, step) } }];
  if (!specification) return [madeSpecification(step, { [list]: items }, factory)];
  return [{ of: specification, set: { [list]: owned(items, specification) } }];
};

const names = (entry: Omit<NamesEntryProps, 'element'>): AnyEntry => ({ ...entry, component: NamesEntry });

const declaredEntries = (step: ModdleElement, { words }: PanelConfig): readonly AnyEntry[] => {
  const of = (list: 'dataInputs' | 'dataOutputs', type: string, label: string): AnyEntry =>
    names({
      ...{ id: `relevo-${list}`, label, items: declaredData(step, list), type },
      onItems: (items, factory) => changedData(step, { list, items }, factory),
    });
  const takes = step.$instanceOf('bpmn:Activity') || step.$instanceOf('bpmn:ThrowEvent');
  const gives = step.$instanceOf('bpmn:Activity') || step.$instanceOf('bpmn:CatchEvent');
  return [
    ...(takes ? [of('dataInputs', 'bpmn:DataInput', words('data.inputs'))] : []),
    ...(gives ? [of('dataOutputs', 'bpmn:DataOutput', words('data.outputs'))] : []),
  ];
};

/** Data that the step or the process itself keeps. */
const propertiesEntry = (owner: ModdleElement, { words }: PanelConfig): AnyEntry => {
  const all = listOf(owner, 'properties');
  return names({
    ...{ id: 'relevo-properties', label: words('data.properties'), type: 'bpmn:Property' },
    items: all.filter((each) => !isPlaceholder(each)),
    onItems: (items) => [{ of: owner, set: { properties: [...all.filter(isPlaceholder), ...owned(items, owner)] } }],
  });
};

const associationEntries = (step: ModdleElement): readonly AnyEntry[] =>
  [...listOf(step, 'dataInputAssociations'), ...listOf(step, 'dataOutputAssociations')].map(
    (association, index) =>
      ({ id: `relevo-association-${index}`, component: AssociationEntry, association }) as AnyEntry,
  );

/** Which data or store a drawn sheet or drum stands for. */
const referenceField = ({ businessObject }: DiagramElement, { words }: PanelConfig): readonly FieldEntry[] => {
  const isStore = businessObject.$type === 'bpmn:DataStoreReference';
  if (!isStore && businessObject.$type !== 'bpmn:DataObjectReference') return [];
  const property = isStore ? 'dataStoreRef' : 'dataObjectRef';
  const meant = businessObject.get<ModdleElement | undefined>(property);
  const found = isStore
    ? rootsOf(businessObject, 'bpmn:DataStore')
    : listOf(businessObject.$parent ?? undefined, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject');
  const known = meant && !found.includes(meant) ? [...found, meant] : found;
  return [
    selectField({
      ...{ id: 'relevo-data', label: words('data.standsFor') },
      read: () => meant?.id ?? '',
      write: (_, id) => [{ of: businessObject, set: { [property]: known.find((each) => each.id === id) } }],
      options: [
        ...(meant ? [] : [{ value: '', label: words('plain.choose') }]),
        ...known.map((each) => ({ value: each.id ?? '', label: itemName(each) })),
      ],
    }),
    ...(meant
      ? [
          textField({
            ...{ id: 'relevo-data-name', label: words('data.name'), description: words('data.nameHint') },
            read: () => meant.name ?? '',
            write: (_, name) => [{ of: meant, set: { name: name === '' ? undefined : name } }],
          }),
        ]
      : []),
  ];
};

/** What a step takes from and leaves in data beside the variables. */
export const dataEntries = (element: DiagramElement, config: PanelConfig): readonly AnyEntry[] => {
  const { businessObject } = element;
  const is = (type: string): boolean => businessObject.$instanceOf(type);
  if (is('bpmn:DataAssociation'))
    return [{ id: 'relevo-association-0', component: AssociationEntry, association: businessObject } as AnyEntry];
  const process = processOf(businessObject);
  if (process) return [propertiesEntry(process, config)];
  if (!is('bpmn:Activity') && !is('bpmn:Event')) return referenceField(element, config);
  return [
    ...associationEntries(businessObject),
    ...declaredEntries(businessObject, config),
    propertiesEntry(businessObject, config),
    ...loopDataFields(element, config),
  ];
};
