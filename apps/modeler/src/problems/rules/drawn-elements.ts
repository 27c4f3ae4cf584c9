import { elementOf, elementsOf, extensionOf, stringOf, type ModdleElement } from '@relevo/bpmn-model';

const inside = (container: ModdleElement): readonly ModdleElement[] =>
  elementsOf(container, 'flowElements').flatMap((each) => [each, ...inside(each)]);

export const processesOf = (definitions: ModdleElement): readonly ModdleElement[] =>
  elementsOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');

/** Everything drawn in the processes, subprocesses included. */
export const drawnIn = (definitions: ModdleElement): readonly ModdleElement[] =>
  processesOf(definitions).flatMap(inside);

export const outgoing = (node: ModdleElement): readonly ModdleElement[] => elementsOf(node, 'outgoing');
export const incoming = (node: ModdleElement): readonly ModdleElement[] => elementsOf(node, 'incoming');

export const isDecision = ({ $type }: ModdleElement): boolean =>
  $type === 'bpmn:ExclusiveGateway' || $type === 'bpmn:InclusiveGateway';

/** FEEL without its leading `=`. */
export const conditionOf = (flow: ModdleElement): string =>
  (stringOf(elementOf(flow, 'conditionExpression'), 'body') ?? '').trim().replace(/^=/, '').trim();

export const nameOf = ({ name = '' }: ModdleElement): string => name.replace(/\s+/g, ' ').trim();

/** Value of one of its `zeebe:properties`. */
export const propertyOf = (element: ModdleElement, name: string): string | undefined =>
  stringOf(
    elementsOf(extensionOf(element, 'zeebe:Properties'), 'properties').find((property) => property.name === name),
    'value',
  );

/** Where it is, as findings say it. */
export const at = (element: ModdleElement) => ({
  ...(element.id !== undefined && { elementId: element.id }),
  ...(nameOf(element) !== '' && { elementName: nameOf(element) }),
});

const lanesIn = (container: ModdleElement): readonly ModdleElement[] =>
  elementsOf(container, 'laneSets')
    .flatMap((set) => elementsOf(set, 'lanes'))
    .flatMap((lane) => [lane, ...innerLanes(lane)]);

const innerLanes = (lane: ModdleElement): readonly ModdleElement[] =>
  elementsOf(elementOf(lane, 'childLaneSet'), 'lanes').flatMap((child) => [child, ...innerLanes(child)]);

/** Of all processes, outer ones first. */
export const lanesOf = (definitions: ModdleElement): readonly ModdleElement[] =>
  processesOf(definitions).flatMap(lanesIn);

export const elementName = (element: ModdleElement): string => nameOf(element) || (element.id ?? '');
