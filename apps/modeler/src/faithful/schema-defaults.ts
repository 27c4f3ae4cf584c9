import type { SaysTheSame } from './losses.js';
import { localOf, namespaceOf } from './xml-tree.js';

interface Property {
  readonly name: string;
  readonly ns: { readonly localName: string };
  readonly default?: unknown;
}

/** What bpmn.io's moddle knows of a type. */
export interface TypeRegistry {
  readonly typeMap: Readonly<Record<string, unknown>>;
  getEffectiveDescriptor(type: string): { readonly properties: readonly Property[] };
}

const prefixes: Readonly<Record<string, string>> = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
};

/** `cancelActivity="true"` is what its absence means: moddle leaves such values out. */
export const schemaDefaults =
  (registry: TypeRegistry): SaysTheSame =>
  (element, attribute, value) => {
    const prefix = prefixes[namespaceOf(element)];
    const local = localOf(element);
    const type = `${prefix ?? ''}:${local.charAt(0).toUpperCase()}${local.slice(1)}`;
    if (registry.typeMap[type] === undefined) return false;
    const property = registry
      .getEffectiveDescriptor(type)
      .properties.find(({ ns }) => ns.localName === localOf(attribute));
    return property?.default !== undefined && String(property.default) === value;
  };
