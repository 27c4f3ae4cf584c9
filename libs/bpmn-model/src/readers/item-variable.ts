import { elementOf, type ModdleElement } from '../moddle/moddle-element.js';

/**
 * The variable that holds an item-aware element's data: its name, else its id. A reference to a data object or
 * store stands for that object or store.
 */
export function itemVariable(item: ModdleElement | undefined): string | undefined {
  if (!item) return undefined;
  const meant =
    item.$type === 'bpmn:DataObjectReference'
      ? elementOf(item, 'dataObjectRef')
      : item.$type === 'bpmn:DataStoreReference'
        ? elementOf(item, 'dataStoreRef')
        : undefined;
  const { name, id } = meant ?? item;
  return name?.trim() || id;
}
