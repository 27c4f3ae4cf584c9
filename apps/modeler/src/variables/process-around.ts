import type { ModdleElement } from '../editor/services.js';

/** The process that an element lies in, or is itself; undefined for what lies in none, or was taken out. */
export const processAround = (element: ModdleElement): ModdleElement | undefined => {
  let at: ModdleElement | null | undefined = element;
  while (at && at.$type !== 'bpmn:Process') at = at.$parent;
  return at ?? undefined;
};
