import { elementOf, elementsOf, type ModdleElement } from './moddle/moddle-element.js';

/** One data association of an activity or event. */
export interface DataAssociation {
  readonly element: ModdleElement;
  readonly sources: readonly ModdleElement[];
  /** Undefined where only the drawing says where the data go: they are visible under their own name. */
  readonly target: ModdleElement | undefined;
  readonly assignments: readonly ModdleElement[];
  readonly transformation: ModdleElement | undefined;
}

export interface DataAssociations {
  readonly inputs: readonly DataAssociation[];
  readonly outputs: readonly DataAssociation[];
}

export function dataAssociationsOf(node: ModdleElement): DataAssociations {
  const takes = node.$instanceOf('bpmn:Activity') || node.$instanceOf('bpmn:ThrowEvent');
  const gives = node.$instanceOf('bpmn:Activity') || node.$instanceOf('bpmn:CatchEvent');
  return {
    inputs: takes ? elementsOf(node, 'dataInputAssociations').map(toAssociation) : [],
    outputs: gives ? elementsOf(node, 'dataOutputAssociations').map(toAssociation) : [],
  };
}

function toAssociation(element: ModdleElement): DataAssociation {
  const target = elementOf(element, 'targetRef');
  return {
    element,
    sources: elementsOf(element, 'sourceRef').filter(isItsOwn),
    target: target && isItsOwn(target) ? target : undefined,
    assignments: elementsOf(element, 'assignment'),
    transformation: elementOf(element, 'transformation'),
  };
}

/** bpmn-js writes a property that only gives an association an end: it is no data. */
export function isItsOwn(item: ModdleElement): boolean {
  return !(item.$type === 'bpmn:Property' && /^__\w+_placeholder$/.test(item.name ?? ''));
}
