import type { ModdleElement } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';

/** `relevo:publicLabel` and its translations. */
const publicLabel = /^relevo:publicLabel(\.|$)/;

const manyOf = (element: ModdleElement | undefined, name: string): readonly ModdleElement[] =>
  element?.get<readonly ModdleElement[] | undefined>(name) ?? [];

/** What is written at an element besides its name: what the requester reads, in every language, and its documentation. */
export const saidOf = (element: ModdleElement): readonly string[] => {
  const labels = manyOf(extensionOf(element, 'zeebe:Properties'), 'properties')
    .filter((property) => publicLabel.test(textOf(property, 'name')))
    .map((property) => textOf(property, 'value'));
  const documentation = manyOf(element, 'documentation').map((one) => textOf(one, 'text'));
  return [...labels, ...documentation].filter((text) => text !== '');
};
