interface Referring {
  readonly $attrs: Record<string, string>;
  readonly $descriptor: { readonly propertiesByName: Readonly<Record<string, Property | undefined>> };
  get(name: string): unknown;
}

interface Property {
  readonly isAttr?: boolean;
  readonly isMany?: boolean;
}

/** With these three, a warning of moddle tells of a reference that leads nowhere. */
export interface ReadWarning {
  readonly message: string;
  readonly element?: object;
  readonly property?: string;
  readonly value?: string;
}

interface Dangling {
  readonly element: Referring;
  readonly property: string;
  readonly written: string;
  readonly value: string;
}

const danglingOf = ({ element, property, value }: ReadWarning): readonly Dangling[] => {
  if (element === undefined || property === undefined || value === undefined) return [];
  const referring = element as Referring;
  const known = referring.$descriptor.propertiesByName[property];
  if (known?.isAttr !== true || known.isMany === true) return [];
  return [{ element: referring, property, written: property.slice(property.indexOf(':') + 1), value }];
};

/**
 * References into nowhere (`structureRef="String"`, an imported file's message), which moddle leaves out when it
 * writes: they are put beside its own properties again, until somebody sets the reference to something else.
 */
export class DanglingReferences {
  readonly #dangling: readonly Dangling[];

  constructor(warnings: readonly ReadWarning[]) {
    this.#dangling = warnings.flatMap(danglingOf);
  }

  /** Before each writing. */
  putBack(): void {
    for (const { element, property, written, value } of this.#dangling) {
      if (element.get(property) === undefined) element.$attrs[written] = value;
      else Reflect.deleteProperty(element.$attrs, written);
    }
  }
}
