import { elementsOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';

export type Properties = Readonly<Record<string, string>>;

/** `zeebe:properties`, whatever their prefix. */
export function propertiesOf(element: ModdleElement): Properties {
  const written = elementsOf(extensionOf(element, 'zeebe:Properties'), 'properties');
  return Object.fromEntries(
    written
      .map((each) => [stringOf(each, 'name') ?? '', stringOf(each, 'value') ?? ''])
      .filter(([name]) => name !== ''),
  );
}

/** `base` and its translations: `relevo:publicLabel`, `relevo:publicLabel.es` -> { '': …, es: … }. */
export function translationsOf(properties: Properties, base: string): Properties {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => name === base || name.startsWith(`${base}.`))
      .map(([name, value]) => [name.slice(base.length + 1), value]),
  );
}
