import type { Size } from './boxes.js';
import { idOf, isBoundary } from './bpmn-tree.js';
import type { Plane } from './drawn-planes.js';
import type { Box, DrawnElement } from './labels.js';
import { tidyPlaces } from './places.js';

/** Elements whose name stands beside them, not in them. */
const beside = /(Event|Gateway|Flow|ObjectReference|StoreReference)$/;

/** Of bpmn-js's small text, with room for wide letters: it breaks a word that is longer than its box. */
const letter = { width: 7, height: 14 };
const spare = 10;
const longest = 90 / letter.width;

const sizeOfName = (name: string): Size => {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (lines.length > 0 && longer.length <= longest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const letters = Math.max(...lines.map(({ length }) => length));
  return { width: letters * letter.width + spare, height: lines.length * letter.height };
};

/** Every element of a file by its id. */
export const elementsById = (definitions: Element): ReadonlyMap<string, Element> =>
  new Map([...definitions.querySelectorAll('[id]')].map((element) => [idOf(element), element]));

/** Where the names of a new drawing stand, by their element's id: on no arrow, step or border where that can be. */
export const namesBeside = (elements: ReadonlyMap<string, Element>, plane: Plane): ReadonlyMap<string, Box> => {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  const drawn: readonly DrawnElement[] = [
    ...plane.shapes.map((shape) => {
      const element = elements.get(shape.id);
      return { ...shape, host: element !== undefined && isBoundary(element) ? element : null };
    }),
    ...plane.edges.map(({ id, points }) => ({ ...nowhere, id, waypoints: points })),
  ];
  const labels = drawn.flatMap((labelTarget) => {
    const element = elements.get(labelTarget.id);
    const name = element?.getAttribute('name')?.trim() ?? '';
    if (name === '' || !beside.test(element?.localName ?? '')) return [];
    return [{ ...nowhere, ...sizeOfName(name), id: labelTarget.id, labelTarget }];
  });
  const places = tidyPlaces([...drawn, ...labels], [plane])?.boxes ?? new Map<DrawnElement, Box>();
  return new Map(labels.flatMap((label) => [[label.id, places.get(label) ?? label] as const]));
};
