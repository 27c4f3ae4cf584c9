import type { DiagramElement, ModdleElement } from '../editor/services.js';
import { type FieldEntry, selectField, textField, yesField } from './fields.js';
import type { PanelConfig } from './panel-config.js';

/** Attributes that are executed and that the Zeebe provider has no field for. */
export const attributes = [
  { name: 'isInterrupting', on: 'bpmn:StartEvent', kind: 'yes', unset: 'true' },
  { name: 'cancelActivity', on: 'bpmn:BoundaryEvent', kind: 'yes', unset: 'true' },
  { name: 'parallelMultiple', on: 'bpmn:CatchEvent', kind: 'yes', unset: 'false' },
  { name: 'isForCompensation', on: 'bpmn:Activity', kind: 'yes', unset: 'false' },
  { name: 'startQuantity', on: 'bpmn:Activity', kind: 'number', unset: '1' },
  { name: 'completionQuantity', on: 'bpmn:Activity', kind: 'number', unset: '1' },
  { name: 'instantiate', on: 'bpmn:ReceiveTask', kind: 'yes', unset: 'false' },
  { name: 'instantiate', on: 'bpmn:EventBasedGateway', kind: 'yes', unset: 'false' },
  {
    name: 'eventGatewayType',
    on: 'bpmn:EventBasedGateway',
    kind: 'choice',
    options: ['Exclusive', 'Parallel'],
    unset: 'Exclusive',
  },
  {
    name: 'ordering',
    on: 'bpmn:AdHocSubProcess',
    kind: 'choice',
    options: ['Parallel', 'Sequential'],
    unset: 'Parallel',
  },
  { name: 'cancelRemainingInstances', on: 'bpmn:AdHocSubProcess', kind: 'yes', unset: 'true' },
  { name: 'scriptFormat', on: 'bpmn:ScriptTask', kind: 'text', unset: '' },
  { name: 'script', on: 'bpmn:ScriptTask', kind: 'text', unset: '' },
  {
    name: 'associationDirection',
    on: 'bpmn:Association',
    kind: 'choice',
    options: ['None', 'One', 'Both'],
    unset: 'None',
  },
] as const;
type Attribute = (typeof attributes)[number];

const isEventSubProcess = (of: ModdleElement | undefined): boolean => of?.get<unknown>('triggeredByEvent') === true;

const applies = ({ name, on }: Attribute, of: ModdleElement): boolean => {
  if (!of.$instanceOf(on)) return false;
  if (name === 'isInterrupting')
    return of.$parent?.$instanceOf('bpmn:SubProcess') === true && isEventSubProcess(of.$parent);
  const definitions =
    name === 'parallelMultiple' ? (of.get<readonly unknown[] | undefined>('eventDefinitions') ?? []) : [];
  return name !== 'parallelMultiple' || definitions.length > 1;
};

const typed = ({ kind, unset }: Attribute, value: string): unknown => {
  if (kind === 'yes') return value === 'true';
  if (kind !== 'number') return value === '' ? undefined : value;
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : Number(unset);
};

const entryOf = (attribute: Attribute, { words }: PanelConfig): FieldEntry => {
  const { name, kind, unset } = attribute;
  const field = {
    id: `relevo-${name}`,
    label: words(`attributes.${name}`),
    read: ({ businessObject }: DiagramElement) => {
      const value = String(businessObject.get<unknown>(name) ?? unset);
      return kind === 'number' && value === unset ? '' : value;
    },
    write: ({ businessObject }: DiagramElement, value: string) => [
      { of: businessObject, set: { [name]: typed(attribute, value) } },
    ],
  };
  if (kind === 'yes') return yesField(field);
  if (kind !== 'choice') return textField(field);
  return selectField({
    ...field,
    options: attribute.options.map((value) => ({ value, label: words(`attributes.values.${value}`) })),
  });
};

export const attributeFields = (element: DiagramElement, config: PanelConfig): readonly FieldEntry[] =>
  attributes
    .filter((attribute) => applies(attribute, element.businessObject))
    .map((attribute) => entryOf(attribute, config));
