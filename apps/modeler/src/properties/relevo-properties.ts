import type { BpmnFactory, DiagramElement, ModdleElement, Modeling } from '../editor/services.js';
import type { Change } from './moddle-changes.js';

interface Property extends ModdleElement {
  readonly value?: string;
}

const containerType = 'zeebe:Properties';

/** The process behind a pool, or behind the one pool of a whole drawing: that is what carries the properties. */
export const processOf = (element: ModdleElement): ModdleElement | undefined => {
  if (element.$type === 'bpmn:Process') return element;
  if (element.$type === 'bpmn:Participant') return element.get<ModdleElement | undefined>('processRef');
  if (element.$type !== 'bpmn:Collaboration') return undefined;
  const pools = element.get<readonly ModdleElement[]>('participants').flatMap((pool) => processOf(pool) ?? []);
  return pools.length === 1 ? pools[0] : undefined;
};

const carrierOf = ({ businessObject }: DiagramElement): ModdleElement => processOf(businessObject) ?? businessObject;

const valuesOf = (carrier: ModdleElement): readonly ModdleElement[] =>
  carrier.get<ModdleElement | undefined>('extensionElements')?.get<readonly ModdleElement[] | undefined>('values') ??
  [];

const propertiesOf = (carrier: ModdleElement): readonly Property[] =>
  valuesOf(carrier)
    .filter(({ $type }) => $type === containerType)
    .flatMap((container) => container.get<readonly Property[] | undefined>('properties') ?? []);

export const readProperty = (element: DiagramElement, name: string): string =>
  propertiesOf(carrierOf(element)).find((property) => property.name === name)?.value ?? '';

/** An empty value takes the property away and leaves no empty elements behind. */
export const propertyChange = (
  element: DiagramElement,
  { name, value }: { readonly name: string; readonly value: string },
  bpmnFactory: BpmnFactory,
): Change => {
  const carrier = carrierOf(element);
  const others = propertiesOf(carrier).filter((property) => property.name !== name);
  const text = value.trim();
  const properties = text === '' ? others : [...others, bpmnFactory.create('zeebe:Property', { name, value: text })];
  const rest = valuesOf(carrier).filter(({ $type }) => $type !== containerType);
  const container = bpmnFactory.create(containerType, { properties });
  for (const property of properties) property.$parent = container;
  const values = properties.length === 0 ? rest : [...rest, container];
  const extensionElements = bpmnFactory.create('bpmn:ExtensionElements', { values });
  extensionElements.$parent = carrier;
  for (const one of values) one.$parent = extensionElements;
  return { of: carrier, set: { extensionElements: values.length === 0 ? undefined : extensionElements } };
};

export interface PropertyTools {
  readonly modeling: Modeling;
  readonly bpmnFactory: BpmnFactory;
}

/** One command, so one undo. */
export const writeProperty = (
  element: DiagramElement,
  property: { readonly name: string; readonly value: string },
  { modeling, bpmnFactory }: PropertyTools,
): void => {
  const { of, set } = propertyChange(element, property, bpmnFactory);
  modeling.updateModdleProperties(element, of, set);
};
