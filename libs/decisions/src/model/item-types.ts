import type { ItemDefinitionElement } from './elements.js';

/** What item definitions say of a type: which names its components have, and how its texts are read. */
export class ItemTypes {
  private readonly definitions: ReadonlyMap<string, ItemDefinitionElement>;

  constructor(definitions: readonly ItemDefinitionElement[]) {
    this.definitions = new Map(definitions.map((definition) => [definition.name ?? '', definition]));
  }

  /** The basic type behind a type reference (`feel:date`, `tBirthday`). */
  basic(typeRef: string | undefined, depth = 0): string | undefined {
    if (typeRef === undefined || depth > maximumDepth) return undefined;
    const local = typeRef.replace(/^[\w.-]+:/, '');
    const definition = this.definitions.get(typeRef) ?? this.definitions.get(local);
    return definition ? this.basic(definition.typeRef, depth + 1) : local;
  }

  /** Names of components, for reading paths whose names hold spaces or operators. */
  shape(typeRef: string | undefined, depth = 0): Shape {
    const definition = typeRef === undefined ? undefined : this.definitions.get(typeRef.replace(/^[\w.-]+:/, ''));
    return definition && depth < maximumDepth ? this.shapeOf(definition, depth) : null;
  }

  private shapeOf(definition: ItemDefinitionElement, depth: number): Shape {
    const components = definition.itemComponent ?? [];
    if (components.length === 0) return this.shape(definition.typeRef, depth + 1);
    return Object.fromEntries(
      components.map((component) => {
        const inner = component.itemComponent
          ? this.shapeOf(component, depth + 1)
          : this.shape(component.typeRef, depth + 1);
        return [component.name ?? '', inner];
      }),
    );
  }
}

export type Shape = null | { readonly [name: string]: Shape };

/** Definitions may name each other in a circle. */
const maximumDepth = 8;
