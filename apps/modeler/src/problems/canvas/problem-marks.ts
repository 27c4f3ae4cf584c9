import type { Canvas, DiagramElement, Overlays } from '../../editor/services.js';
import type { ProblemFixes } from '../fixes/problem-fixes.js';
import { isAnswered, type Problem } from '../problem.js';

const kind = 'relevo-problem';
const markers = { error: 'r-has-error', warning: 'r-has-warning' } as const;
/** More badges than this hide the drawing; the list has them all. */
const most = 150;

export interface MarkWords {
  readonly label: (problems: readonly Problem[]) => string;
  readonly open: (elementId: string, host: HTMLElement) => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Stretch {
  readonly from: Point;
  readonly to: Point;
}

interface Connection extends DiagramElement {
  readonly waypoints?: readonly Point[];
}

const badge = (problems: readonly Problem[], { label }: MarkWords): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'r-finding-badge';
  button.dataset['severity'] = problems[0]?.severity ?? 'hint';
  const many = problems.length > 1;
  button.textContent = many ? String(problems.length) : '!';
  // what is seen is part of what is heard (WCAG 2.5.3)
  button.setAttribute('aria-label', many ? `${problems.length}: ${label(problems)}` : label(problems));
  return button;
};

const radius = 11;

/** At the corner of a step; in the middle of the longest stretch of an arrow, measured from the arrow's box. */
const placeOn = (element: Connection | undefined): { readonly left: number; readonly top: number } => {
  const points = element?.waypoints ?? [];
  const stretches = points.slice(1).map((to, place) => ({ from: points[place] ?? to, to }));
  const lengthOf = ({ from, to }: Stretch): number => Math.hypot(to.x - from.x, to.y - from.y);
  const [longest] = stretches.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return { top: -12, left: -12 };
  const { from, to } = longest;
  const [left, top] = [Math.min(...points.map(({ x }) => x)), Math.min(...points.map(({ y }) => y))];
  return { left: (from.x + to.x) / 2 - left - radius, top: (from.y + to.y) / 2 - top - radius };
};

type Marked = readonly [element: DiagramElement, marker: string];

/** One badge for each element, whoever found what is wrong with it. */
export class ProblemMarks {
  static readonly $inject = ['canvas', 'overlays', 'problemFixes'];
  #marked: readonly Marked[] = [];

  constructor(
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly fixes: ProblemFixes,
  ) {}

  show(problems: readonly Problem[], words: MarkWords): void {
    this.clear();
    const byElement = new Map<DiagramElement, Problem[]>();
    for (const problem of problems) {
      const element = problem.elementId === undefined ? undefined : this.fixes.drawn(problem.elementId);
      if (element !== undefined && !isAnswered(problem))
        byElement.set(element, [...(byElement.get(element) ?? []), problem]);
    }
    const shown = [...byElement].slice(0, most);
    this.#marked = shown.flatMap(([element, own]) => this.#mark(element, own, words));
  }

  clear(): void {
    for (const [element, marker] of this.#marked) this.canvas.removeMarker(element, marker);
    this.overlays.remove({ type: kind });
    this.#marked = [];
  }

  #mark(element: DiagramElement, own: readonly Problem[], words: MarkWords): readonly Marked[] {
    const host = document.createElement('div');
    const button = badge(own, words);
    button.addEventListener('click', () => words.open(element.id, host));
    host.append(button);
    this.overlays.add(element.id, kind, {
      position: placeOn(element),
      html: host,
      scale: { min: 1 },
    });
    const [worst] = own;
    if (worst === undefined || worst.severity === 'hint') return [];
    this.canvas.addMarker(element, markers[worst.severity]);
    return [[element, markers[worst.severity]]];
  }
}
