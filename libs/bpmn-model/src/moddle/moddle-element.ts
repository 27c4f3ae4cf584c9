/** An element as bpmn-moddle reads it: references resolved, defaults filled in. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly id?: string;
  readonly name?: string;
  get(property: string): unknown;
  $instanceOf(type: string): boolean;
}

/** What bpmn-moddle only warns of; with `element`, a reference that leads nowhere. */
export interface ModdleWarning {
  readonly message: string;
  readonly element?: ModdleElement;
  readonly property?: string;
  readonly value?: string;
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

export function stringOf(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.get(property);
  return typeof value === 'string' ? value : undefined;
}

export function booleanOf(element: ModdleElement | undefined, property: string): boolean | undefined {
  const value = element?.get(property);
  return typeof value === 'boolean' ? value : undefined;
}

export function elementOf(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.get(property);
  return isElement(value) ? value : undefined;
}

export function elementsOf(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The extension element of that type, e.g. `zeebe:TaskDefinition`. */
export function extensionOf(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  return elementsOf(elementOf(element, 'extensionElements'), 'values').find((each) => each.$type === type);
}

/** The event definitions of an event: those written inside it, and those beside the processes that it refers to. */
export function triggersOf(event: ModdleElement): readonly ModdleElement[] {
  return [...elementsOf(event, 'eventDefinitions'), ...elementsOf(event, 'eventDefinitionRef')];
}

export function numberOf(element: ModdleElement | undefined, property: string): number | undefined {
  const value = element?.get(property);
  return typeof value === 'number' ? value : undefined;
}
