import type { ModdleElement } from '../editor/services.js';

/** An element's own `zeebe:` element of that type. */
export const extensionOf = (element: ModdleElement, type: string): ModdleElement | undefined =>
  element
    .get<ModdleElement | undefined>('extensionElements')
    ?.get<readonly ModdleElement[] | undefined>('values')
    ?.find(({ $type }) => $type === type);

export const textOf = (element: ModdleElement | undefined, name: string): string => {
  const value = element?.get<unknown>(name);
  return typeof value === 'string' ? value.trim() : '';
};
