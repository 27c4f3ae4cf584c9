import { type ModdleElement, readDrawing } from '@relevo/bpmn-model';
import { goesThrough, overlapping, piecesOf, type Piece } from '../../libs/web/src/layout/crossings.js';

interface Box {
  readonly of: ModdleElement;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const one = (of: ModdleElement, property: string) => of.get(property) as ModdleElement | undefined;
const many = (of: ModdleElement | undefined, property: string) => (of?.get(property) ?? []) as readonly ModdleElement[];
const number = (of: ModdleElement, property: string): number => Number(of.get(property));

/** What is nearer to its edge only touches it. */
const boxOf = (of: ModdleElement, bounds: ModdleElement | undefined): readonly Box[] => {
  if (!bounds) return [];
  const [x, y] = [number(bounds, 'x') + 2, number(bounds, 'y') + 2];
  return [{ of, x, y, width: number(bounds, 'width') - 4, height: number(bounds, 'height') - 4 }];
};

const piecesIn = (edge: ModdleElement): readonly Piece[] =>
  piecesOf(many(edge, 'waypoint').map((point) => ({ x: number(point, 'x'), y: number(point, 'y') })));

const isFrame = ({ $type }: ModdleElement): boolean => /:(Participant|Lane)$/.test($type);

const belong = (a: Box, b: Box): boolean =>
  [one(a.of, 'attachedToRef') === b.of, one(b.of, 'attachedToRef') === a.of].includes(true);

const pairs = (boxes: readonly Box[]): readonly (readonly [Box, Box])[] =>
  boxes.flatMap((a, at) => boxes.slice(at + 1).map((b) => [a, b] as const));

/** Arrows through steps, events on edges and names that they only pass; steps on steps and names on names. */
export const drawingFaults = async (xml: string): Promise<readonly string[]> => {
  const [diagram] = many((await readDrawing(xml)) ?? undefined, 'diagrams');
  const parts = many(diagram && one(diagram, 'plane'), 'planeElement').flatMap((part) => {
    const of = one(part, 'bpmnElement');
    return of && !isFrame(of) ? [{ of, part }] : [];
  });
  const names = parts.flatMap(({ of, part }) => {
    const label = one(part, 'label');
    return boxOf(of, label && one(label, 'bounds'));
  });
  const steps = parts.flatMap(({ of, part }) => (part.$type.endsWith('Shape') ? boxOf(of, one(part, 'bounds')) : []));
  const passing = parts
    .filter(({ of }) => of.$type === 'bpmn:SequenceFlow')
    .flatMap(({ of, part }) => {
      const own = [of, one(of, 'sourceRef'), one(of, 'targetRef')];
      return [...steps, ...names]
        .filter((box) => !own.includes(box.of) && piecesIn(part).some((piece) => goesThrough(piece, box)))
        .map((box) => `${of.id} through ${box.of.id}`);
    });
  const overlaps = [...pairs(steps), ...pairs(names)].filter(([a, b]) => overlapping(a, b) && !belong(a, b));
  return [...passing, ...overlaps.map(([a, b]) => `${a.of.id} on ${b.of.id}`)].toSorted();
};
