import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { toLookAt } from '../layout/to-look-at.js';
import { TokenJourney, type Leg, type Point } from './token-journey.js';
import { noMarks, type DiagramBead, type DiagramMarks } from './diagram-marks.js';

interface Shape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly businessObject: { readonly name?: string };
  /** Of an arrow. */
  readonly waypoints?: readonly Point[];
  readonly source?: { readonly id: string };
  readonly target?: { readonly id: string };
}

interface Canvas {
  zoom(to: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  viewbox(box?: Box): Box & { readonly inner: Box; readonly outer: { width: number; height: number } };
  addMarker(id: string, name: string): void;
  removeMarker(id: string, name: string): void;
  getLayer(name: string, index: number): SVGElement;
  resized(): void;
  scrollToElement(id: string, padding?: number): void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Registry {
  get(id: string): Shape | undefined;
}

interface Services {
  readonly canvas: Canvas;
  readonly elementRegistry: Registry;
}

const svg = (name: string, attributes: Record<string, string | number>, parent: Element): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  parent.appendChild(element);
  return element;
};

const beadRadius = 11;
const margin = 24;
/** Below this scale the labels of a picture cannot be read. */
const readable = 0.62;
/** Below this one a screen follows the tokens, too. */
const tooSmall = 0.36;

/** `value` between both; in the middle of them where they cross. */
const within = (value: number, least: number, most: number): number =>
  least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value));

/** Gateways and events are smaller: their visits follow from those of the activities. */
const leastActivity = 60;

interface BeadPlace {
  readonly bead: DiagramBead;
  readonly place: number;
  readonly enlarged: number;
}

interface VisitPlace {
  readonly id: string;
  readonly count: number;
  readonly enlarged: number;
}

/** The viewer of one diagram with what is drawn over it. Colours are the theme's own variables, so both themes fit. */
export class DiagramCanvas {
  readonly #viewer: NavigatedViewer<Services>;
  readonly #marked: [string, string][] = [];

  #marks: DiagramMarks = noMarks;
  /** Tokens on their way; null: every one rests. */
  #moving: {
    readonly frame: number;
    readonly points: readonly Point[];
    readonly resting: DiagramMarks['tokens'];
  } | null = null;
  /** Too small to read as a whole: shows where the tokens are and goes with them. */
  #follows: boolean;

  constructor(
    container: HTMLElement,
    private readonly navigable: boolean,
  ) {
    this.#follows = !navigable;
    this.#viewer = new NavigatedViewer<Services>({
      container,
      zoomScroll: { enabled: navigable },
      bpmnRenderer: {
        defaultFillColor: 'var(--r-surface)',
        defaultStrokeColor: 'var(--r-diagram-line)',
        defaultLabelColor: 'var(--r-ink)',
      },
    } as never);
    this.#viewer.on('canvas.viewbox.changed', () => this.#draw());
  }

  /** The diagram of that process, where the file has several. */
  async show(xml: string, processId: string | undefined): Promise<void> {
    this.#marked.length = 0;
    const picture = await toLookAt(xml, processId);
    await this.#viewer.importXML(picture.xml, picture.diagram);
    this.fit();
  }

  nameOf(elementId: string): string {
    return this.#viewer.get('elementRegistry').get(elementId)?.businessObject.name ?? elementId;
  }

  /** The whole diagram with a margin, never larger than drawn; a picture shows the surroundings of its tokens. */
  fit(): void {
    const canvas = this.#viewer.get('canvas');
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    if (outer.width === 0 || inner.width === 0) return;
    const whole = Math.min((outer.width - 2 * margin) / inner.width, (outer.height - 2 * margin) / inner.height, 1.1);
    this.#follows = !this.navigable || whole < tooSmall;
    const scale = this.#follows ? Math.max(whole, readable) : whole;
    if (scale <= 0) return;
    const [width, height] = [outer.width / scale, outer.height / scale];
    const center = this.#center(inner);
    const x = within(center.x - width / 2, inner.x - margin, inner.x + inner.width + margin - width);
    const y = within(center.y - height / 2, inner.y - margin, inner.y + inner.height + margin - height);
    canvas.viewbox({ x, y, width, height });
  }

  zoomBy(factor: number): void {
    const canvas = this.#viewer.get('canvas');
    const { width, outer } = canvas.viewbox();
    canvas.zoom(Math.min(4, Math.max(0.2, (outer.width / width) * factor)), 'auto');
  }

  mark(marks: DiagramMarks): void {
    this.#clear();
    this.#rest();
    const before = this.#marks.tokens;
    this.#marks = marks;
    this.#travel(marks, before);
    for (const flow of new Set(marks.path)) this.#mark(flow, 'r-taken');
    for (const id of Object.keys(marks.visits)) this.#mark(id, 'r-visited');
    for (const token of marks.tokens) this.#mark(token.elementId, 'r-here');
    if (marks.focus !== null) this.#mark(marks.focus, 'r-focus');
    if (this.#follows) this.fit();
    else this.#draw();
  }

  destroy(): void {
    this.#rest();
    this.#viewer.destroy();
  }

  /** Tokens are seen to come along the arrows, where the person does not mind things that move. */
  #travel({ journey = [], tokens }: DiagramMarks, before: DiagramMarks['tokens']): void {
    const legs = journey.flatMap((id) => this.#legOf(id));
    if (legs.length === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const travelling = new TokenJourney(legs);
    const resting = tokens.filter(({ elementId }) => before.some((bead) => bead.elementId === elementId));
    const began = performance.now();
    const move = (now: number): void => {
      const elapsed = Math.max(0, now - began);
      if (elapsed >= travelling.duration) this.#moving = null;
      else this.#moving = { frame: requestAnimationFrame(move), points: travelling.at(elapsed), resting };
      this.#draw();
    };
    this.#moving = { frame: requestAnimationFrame(move), points: travelling.at(0), resting };
  }

  #rest(): void {
    if (this.#moving !== null) cancelAnimationFrame(this.#moving.frame);
    this.#moving = null;
  }

  #legOf(flowId: string): readonly Leg[] {
    const { waypoints, source, target } = this.#viewer.get('elementRegistry').get(flowId) ?? {};
    if (waypoints === undefined || source === undefined || target === undefined) return [];
    return [{ from: source.id, to: target.id, points: waypoints }];
  }

  /** Beads keep their size on the screen, however far away one looks. */
  #draw(): void {
    const canvas = this.#viewer.get('canvas');
    const { width, outer } = canvas.viewbox();
    const enlarged = within(width / Math.max(1, outer.width), 0.8, 2.2);
    const layer = canvas.getLayer('relevo-marks', 1000);
    layer.replaceChildren();
    for (const [id, count] of Object.entries(this.#marks.visits)) this.#drawVisits(layer, { id, count, enlarged });
    const beside = new Map<string, number>();
    for (const bead of this.#moving?.resting ?? this.#marks.tokens) {
      const place = beside.get(bead.elementId) ?? 0;
      beside.set(bead.elementId, place + 1);
      this.#drawBead(layer, { bead, place, enlarged });
    }
    for (const { x, y } of this.#moving?.points ?? []) {
      const group = svg(
        'g',
        { class: 'r-bead r-travels', transform: `translate(${x} ${y}) scale(${enlarged})` },
        layer,
      );
      svg('circle', { r: beadRadius, class: 'r-bead-ring' }, group);
      svg('circle', { r: beadRadius - 3, class: 'r-bead-body' }, group);
    }
  }

  #center(inner: Box): { readonly x: number; readonly y: number } {
    const registry = this.#viewer.get('elementRegistry');
    const shapes = this.#marks.tokens.flatMap(({ elementId }) => registry.get(elementId) ?? []);
    const first = shapes[0];
    const middle = { x: inner.x + inner.width / 2, y: inner.y + inner.height / 2 };
    if (!this.#follows) return middle;
    // Where no token is yet, one looks at where it begins.
    if (first === undefined) return { ...middle, x: inner.x };
    return { x: first.x + first.width / 2, y: first.y + first.height / 2 };
  }

  #clear(): void {
    const { canvas, registry } = { canvas: this.#viewer.get('canvas'), registry: this.#viewer.get('elementRegistry') };
    for (const [id, name] of this.#marked) if (registry.get(id) !== undefined) canvas.removeMarker(id, name);
    this.#marked.length = 0;
  }

  #mark(id: string, name: string): void {
    if (this.#viewer.get('elementRegistry').get(id) === undefined) return;
    this.#viewer.get('canvas').addMarker(id, name);
    this.#marked.push([id, name]);
  }

  #drawBead(layer: SVGElement, { bead, place, enlarged }: BeadPlace): void {
    const shape = this.#viewer.get('elementRegistry').get(bead.elementId);
    if (shape === undefined) return;
    const x = shape.x + shape.width - place * beadRadius * 1.6 * enlarged;
    const transform = `translate(${x} ${shape.y}) scale(${enlarged})`;
    const group = svg('g', { class: 'r-bead', 'data-state': bead.state, transform }, layer);
    svg('circle', { r: beadRadius, class: 'r-bead-ring' }, group);
    svg('circle', { r: beadRadius - 3, class: 'r-bead-body' }, group);
    const label = bead.state === 'fault' ? '!' : bead.count > 1 ? String(bead.count) : '';
    if (label !== '') svg('text', { class: 'r-bead-count', dy: 4 }, group).textContent = label;
  }

  #drawVisits(layer: SVGElement, { id, count, enlarged }: VisitPlace): void {
    const shape = this.#viewer.get('elementRegistry').get(id);
    if (shape === undefined || count < 2 || shape.width < leastActivity) return;
    const transform = `translate(${shape.x} ${shape.y}) scale(${enlarged})`;
    const group = svg('g', { class: 'r-visits', transform }, layer);
    svg('rect', { x: -16, y: -10, width: 32, height: 20, rx: 10 }, group);
    svg('text', { dy: 4 }, group).textContent = `×${count}`;
  }
}
