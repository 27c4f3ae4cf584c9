import { readDiagram } from '../differences/read-diagram.js';
import type { ModdleElement } from '../editor/services.js';
import { furtherDiagrams } from './further-diagrams.js';

/** Names of the drawings in a file that cannot be looked at: another one has drawn the same steps. */
export const leftDrawings = async (xml: string): Promise<readonly string[]> => {
  const definitions = await readDiagram(xml);
  if (definitions === null) return [];
  const { left } = furtherDiagrams(definitions as unknown as ModdleElement);
  return left.map(({ name, id }) => name ?? id ?? '');
};
