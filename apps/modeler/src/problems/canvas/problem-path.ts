import { bringIntoView } from '../../editor/look/fit-diagram.js';
import type { Box, Canvas, DiagramElement, Overlays } from '../../editor/services.js';
import type { ProblemFixes } from '../fixes/problem-fixes.js';
import type { Problem } from '../problem.js';

const kind = 'relevo-path';
const marker = 'r-on-path';

export interface PathWords {
  readonly answer: (name: string) => string;
  readonly happens: (name: string) => string;
  readonly otherwise: string;
  readonly thisWay: string;
}

interface Connection extends DiagramElement {
  readonly waypoints?: readonly { readonly x: number; readonly y: number }[];
  readonly source?: DiagramElement;
  readonly target?: DiagramElement;
}

const note = (className: string, text: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
};

/** Where a label sits on an arrow: above its beginning, measured from the arrow's box. */
const startOf = ({ waypoints = [] }: Connection): { readonly left: number; readonly top: number } => {
  const [first] = waypoints;
  if (first === undefined) return { left: 0, top: 0 };
  const [left, top] = [Math.min(...waypoints.map(({ x }) => x)), Math.min(...waypoints.map(({ y }) => y))];
  return { left: first.x - left + 4, top: first.y - top - 30 };
};

/** The places of each step on the way: a loop comes to one twice. */
const placesOf = (drawn: readonly DiagramElement[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, readonly number[]>();
  const steps = drawn.filter(({ type }) => type !== 'bpmn:SequenceFlow');
  steps.forEach(({ id }, place) => places.set(id, [...(places.get(id) ?? []), place + 1]));
  return places;
};

/** What is answered, or what happens, where the way goes on by this arrow or event. */
const choiceIn = (taken: Connection, words: PathWords): string => {
  const { source, target, businessObject } = taken;
  if (source === undefined || target === undefined) return words.happens(businessObject.name ?? '');
  if (source.type === 'bpmn:EventBasedGateway') return words.happens(target.businessObject.name ?? '');
  if ((businessObject.name ?? '') !== '') return words.answer(businessObject.name ?? '');
  const isDefault = source.businessObject.get<object | undefined>('default') === businessObject;
  return isDefault ? words.otherwise : words.thisWay;
};

/** Numbers stand below the steps, answers above the arrows. */
const around = 30;

/** All steps of the way, with what is written at them. */
const boxOf = (drawn: readonly DiagramElement[]): Box | null => {
  const steps = drawn.filter(({ type }) => type !== 'bpmn:SequenceFlow');
  if (steps.length === 0) return null;
  const [x, y] = [Math.min(...steps.map((step) => step.x)) - around, Math.min(...steps.map((step) => step.y)) - around];
  const right = Math.max(...steps.map((step) => step.x + step.width)) + around;
  const bottom = Math.max(...steps.map((step) => step.y + step.height)) + around;
  return { x, y, width: right - x, height: bottom - y };
};

/** How a ticket comes to what is wrong: the arrows and steps in order, and the answers that it takes. */
export class ProblemPath {
  static readonly $inject = ['canvas', 'overlays', 'problemFixes'];
  #marked: readonly DiagramElement[] = [];
  #viewed: string | null = null;

  constructor(
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly fixes: ProblemFixes,
  ) {}

  show({ key, path = [], choices = [] }: Problem, words: PathWords): void {
    this.clear();
    const drawn = path.flatMap((id) => this.fixes.drawn(id) ?? []);
    for (const element of drawn) this.canvas.addMarker(element, marker);
    this.#marked = drawn;
    // Numbers lie over answers.
    for (const { flowId } of choices) this.#sayChoice(flowId, words);
    // At the upper right: problems are marked at the left, and the names of events and gateways stand below.
    for (const [id, places] of placesOf(drawn))
      this.#add(id, note('r-path-number', places.join(', ')), { top: -10, right: 10 });
    const box = boxOf(drawn);
    // Once: whoever works on it meanwhile keeps the view.
    if (key !== this.#viewed && box !== null) bringIntoView(this.canvas, box);
    this.#viewed = key;
  }

  clear(): void {
    for (const element of this.#marked) this.canvas.removeMarker(element, marker);
    this.overlays.remove({ type: kind });
    this.#marked = [];
  }

  #sayChoice(flowId: string, words: PathWords): void {
    const flow = this.fixes.drawn(flowId);
    if (flow !== undefined) this.#add(flowId, note('r-path-choice', choiceIn(flow, words)), startOf(flow));
  }

  #add(id: string, html: HTMLElement, position: object): void {
    this.overlays.add(id, kind, { position, html, scale: { min: 0.8 } });
  }
}
