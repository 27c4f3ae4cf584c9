import { type ModdleElement, type ModdleWarning, stringOf } from './moddle-element.js';

/** What bpmn-moddle adds to every element: the namespaces declared at it, and what it knows of its properties. */
interface Written extends ModdleElement {
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $descriptor?: { readonly propertiesByName: Readonly<Record<string, { readonly isMany?: boolean }>> };
  set(property: string, value: unknown): void;
}

/**
 * Most references of BPMN are of the type QName (`tns:Signal_1`): the id of what lies in the file's own target
 * namespace, behind its prefix. Answers the id; undefined for a name of another namespace, or without a prefix.
 */
export function idOfOwn(element: ModdleElement, name: string): string | undefined {
  const [prefix = '', id, ...more] = name.trim().split(':');
  if (id === undefined || id === '' || more.length > 0) return undefined;
  let namespace: unknown;
  let root = element;
  for (let each: ModdleElement | undefined = element; each; each = each.$parent) {
    namespace ??= (each as Written).$attrs?.[`xmlns:${prefix}`];
    root = each;
  }
  return namespace !== undefined && namespace === stringOf(root, 'targetNamespace') ? id : undefined;
}

/** bpmn-moddle looks references up as they are written; answers whether one that led nowhere does lead somewhere. */
export function resolveOwn(
  { element, property, value }: ModdleWarning,
  elements: Readonly<Record<string, ModdleElement>>,
): boolean {
  const id = element && value !== undefined ? idOfOwn(element, value) : undefined;
  const target = id === undefined ? undefined : elements[id];
  if (!element || property === undefined || !target) return false;
  const owner = element as Written;
  const many = owner.$descriptor?.propertiesByName[property]?.isMany === true;
  if (many) (owner.get(property) as ModdleElement[]).push(target);
  else owner.set(property, target);
  return true;
}
