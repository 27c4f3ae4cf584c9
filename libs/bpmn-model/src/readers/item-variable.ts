import type { Diagram } from '../diagram.js';
import { elementOf, type ModdleElement } from '../moddle/moddle-element.js';

/** A name that FEEL reads as one variable. */
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Written by ticket commands alone. */
const RESERVED = new Set(['ticket']);

/**
 * The variable that holds an item-aware element's data. A reference to a data object or store stands for that object
 * or store. It is called by its name, or that of its first reference with one; where none is a variable's name, by id.
 */
export function itemVariable(diagram: Diagram, item: ModdleElement): string {
  const meant = referredBy(item) ?? item;
  const references = diagram.dataReferences.filter((each) => referredBy(each) === meant);
  const names = [meant, ...references].map((each) => each.name?.trim() ?? '');
  return names.find((name) => VARIABLE.test(name) && !RESERVED.has(name)) ?? variableOfId(meant.id ?? item.id ?? '');
}

function variableOfId(id: string): string {
  return id.replace(/[^\w]/g, '_');
}

/** What a reference stands for. */
function referredBy(item: ModdleElement): ModdleElement | undefined {
  if (item.$type === 'bpmn:DataObjectReference') return elementOf(item, 'dataObjectRef');
  return item.$type === 'bpmn:DataStoreReference' ? elementOf(item, 'dataStoreRef') : undefined;
}
