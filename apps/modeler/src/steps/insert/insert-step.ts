import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { Box } from '../../editor/services.js';
import type { en } from '../../languages/en/index.js';
import { type Connection, isA, type Point, rightOf, sequenceFlows, type Shape } from '../diagram.js';
import { type Pattern, type PatternForm, type PatternNode, type Place, sizeOf } from '../pattern.js';
import { laneAt, laneFor } from './lanes.js';
import { Room, type Span } from './room.js';
import { StepDrawing } from './step-drawing.js';
import { type BundleDoor, bringForms, takeForms } from './step-forms.js';
import type { StepDrawingTools, StepRoomTools } from './tools.js';
import { Untangling } from './untangling.js';

export interface InsertContext {
  readonly pattern: Pattern;
  /** Centre of the place where it is put. */
  readonly at: Point;
  /** The pool, lane, subprocess or drawing it is put in, or the flow it is put on. */
  readonly target: Shape | Connection;
  /** What it is appended to, where there is no flow. */
  readonly source?: Shape;
  /** The step that gives way to it, with one way out; its first way in is the target. Whoever removes it untangles. */
  readonly replaces?: Shape;
  /** Set when it is drawn. */
  head?: Shape;
  entry?: Shape;
  /** All of it, and the lanes it lies in. */
  drawn?: readonly Box[];
  /** Set when it was undone: the forms that went with it, which a redo brings back. */
  taken?: readonly PatternForm[];
}

interface Config {
  readonly groups: readonly Group[];
  readonly words: Words<typeof en>;
  readonly files: BundleDoor;
}

const isConnection = (element: Shape | Connection): element is Connection => 'waypoints' in element;

/** What holds flow nodes: a lane's pool, a flow's parent, else the element itself. */
const containerOf = (element: Shape | Connection): Shape => {
  if ((isConnection(element) || isA(element, 'bpmn:Lane')) && element.parent) return containerOf(element.parent);
  return element as Shape;
};

/** Where what comes next begins, for it to make room; an arrow that leads back leads to nothing next. */
const nextOn = (target: Shape | Connection): number =>
  isConnection(target) && target.target.x > rightOf(target.source) ? target.target.x : Infinity;

const samePlace = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b);

const free = (nodes: readonly PatternNode[]): readonly PatternNode[] => nodes.filter(({ on }) => on === undefined);

/** The rows or columns that nodes take, names below events included. */
const spanOf = (nodes: readonly PatternNode[], axis: 0 | 1): Span => {
  const halves = nodes.map((node) => [node.at[axis], sizeOf(node)[axis] / 2] as const);
  const name = axis === 1 && nodes.length > 1 && nodes.some(({ type }) => /Event$/.test(type)) ? 22 : 0;
  return {
    from: Math.min(...halves.map(([centre, half]) => centre - half)) - name,
    to: Math.max(...halves.map(([centre, half]) => centre + half)) + name,
  };
};

/** Where the first row of nodes ends. */
const firstRow = (nodes: readonly PatternNode[]): number => {
  const upper = Math.min(...nodes.map(({ at }) => at[1]));
  return Math.max(...nodes.filter(({ at }) => at[1] === upper).map((node) => node.at[1] + sizeOf(node)[1] / 2)) + 5;
};

/** What stands at the beginning of an arrow that leads on stays readable. */
const behindNames = (target: Shape | Connection): number => {
  if (!isConnection(target) || nextOn(target) === Infinity) return -Infinity;
  const { source, label } = target;
  const names = isA(source, 'bpmn:BoundaryEvent') ? [label, source.label] : [label];
  const widest = Math.max(...names.map((name) => name?.width ?? 0));
  return widest > 0 ? rightOf(source) + widest + 20 : -Infinity;
};

/** A decision at the end of a drawing has somewhere to go on to. */
const withEnd = (pattern: Pattern): Pattern => {
  const { exit, onwards, nodes, flows } = pattern;
  const last = nodes.find(({ key }) => key === exit);
  if (!last || !onwards) return pattern;
  const { at, place = 'here' } = last;
  const end: PatternNode = { key: 'end', type: 'bpmn:EndEvent', at: [at[0] + 120, at[1]], place };
  return { ...pattern, nodes: [...nodes, end], flows: [...flows, { ...onwards, from: last.key, to: 'end' }] };
};

/** Puts a whole pattern into the drawing: room, lanes, nodes, ways, and its forms into the bundle. One command, so one undo. */
export class InsertStep {
  static readonly $inject = ['stepDrawingTools', 'stepRoomTools', 'config.relevo'];

  constructor(
    private readonly drawingTools: StepDrawingTools,
    private readonly roomTools: StepRoomTools,
    private readonly config: Config,
  ) {}

  preExecute(context: InsertContext): void {
    const { target, source, replaces } = context;
    const before = replaces ?? (isConnection(target) ? target.source : source);
    const pattern = isConnection(target) ? context.pattern : withEnd(context.pattern);
    const container = containerOf(target);
    const untangling = replaces ? undefined : new Untangling(this.roomTools, container);
    const drawing = new StepDrawing(this.drawingTools, container);
    const centres = this.#layOut({ ...context, pattern }, container);
    const lanes = new Set<Shape>();
    for (const node of pattern.nodes) {
      const { at, lane } = centres(node);
      if (lane) lanes.add(lane);
      drawing.node(node, at, { lane, before });
    }
    for (const flow of pattern.flows) drawing.flow(flow);
    this.#join(context, drawing);
    untangling?.finish();
    context.head = drawing.shape(pattern.head);
    context.entry = drawing.shape(pattern.entry);
    context.drawn = drawing.withRows([...lanes]);
  }

  execute({ pattern, taken }: InsertContext): readonly Shape[] {
    bringForms(this.config.files, taken ?? pattern.forms);
    return [];
  }

  revert(context: InsertContext): readonly Shape[] {
    context.taken = takeForms(this.config.files, context.pattern.forms);
    return [];
  }

  /** Where each node goes, after room was made for all of them. */
  #layOut({ pattern, at, target, replaces }: InsertContext, container: Shape) {
    const room = new Room(this.roomTools, container, replaces);
    const home = laneAt(container, at);
    const depth = at.y - (home?.y ?? 0);
    const places = this.#places(pattern, container, home);
    const rowsNow = (): Span =>
      home ? { from: home.y, to: home.y + home.height } : { from: at.y - 60, to: at.y + 60 };
    const columns = spanOf(free(pattern.nodes), 0);
    const alone = pattern.nodes.length === 1;
    const here: Span = { from: at.y - 50, to: at.y + 50 };
    const rows = places.reduce<Span>(
      (all, { lane }) =>
        lane ? { from: Math.min(all.from, lane.y), to: Math.max(all.to, lane.y + lane.height) } : all,
      alone ? here : rowsNow(),
    );
    const from = Math.min(at.x - this.#half(pattern), nextOn(target));
    const left = Math.max(room.leftFor(from, alone && places[0]?.lane === home ? here : rows), behindNames(target));
    const right = left + columns.to - columns.from;
    room.widen(from, right, alone && places[0]?.lane === home ? here : rows, nextOn(target));
    const originX = left - columns.from;
    const ways = pattern.flows.some(({ below }) => below) ? 30 : 0;
    const tops = places.map(({ place, lane, nodes }) => {
      const span = spanOf(nodes, 1);
      const own = { from: span.from, to: span.to + ways };
      const across = spanOf(nodes, 0);
      const beside = lane === undefined || lane === home ? undefined : (room.row(lane) ?? lane.y + 20 - own.from);
      const wished = (beside ?? (home?.y ?? 0) + depth) + own.from;
      const taken = { from: originX + across.from, to: originX + across.to };
      const top = room.top(wished, own.to - own.from, taken, lane);
      room.lower({ from: top + firstRow(nodes) - own.from, to: top + own.to - own.from }, taken);
      return { place, lane, top, from: own.from, laneTop: lane?.y ?? 0 };
    });
    return (node: PatternNode): { readonly at: Point; readonly lane: Shape | undefined } => {
      const found = tops.find(({ place }) => samePlace(place, node.place ?? 'here')) ?? tops[0];
      if (!found) return { at, lane: home };
      // A lane above may have grown since: what lies in this one has moved with it.
      const y = found.top + (found.lane ? found.lane.y - found.laneTop : 0) - found.from + node.at[1];
      return { at: { x: originX + node.at[0], y }, lane: found.lane };
    };
  }

  #half({ nodes, entry }: Pattern): number {
    const first = nodes.find(({ key }) => key === entry);
    return first ? sizeOf(first)[0] / 2 : 0;
  }

  #places({ nodes }: Pattern, container: Shape, home: Shape | undefined) {
    const { groups, words } = this.config;
    const tools = {
      modeling: this.drawingTools.modeling,
      bpmnFactory: this.drawingTools.bpmnFactory,
      groups,
      requester: words('steps.requesterLane'),
    };
    const distinct: Place[] = [];
    for (const { place = 'here' } of free(nodes))
      if (!distinct.some((one) => samePlace(one, place))) distinct.push(place);
    return distinct.map((place) => ({
      place,
      lane: place === 'here' ? home : laneFor(container, place, tools),
      nodes: free(nodes).filter((node) => samePlace(node.place ?? 'here', place)),
    }));
  }

  #join({ pattern, target, source, replaces }: InsertContext, drawing: StepDrawing): void {
    const entry = drawing.shape(pattern.entry);
    const exit = pattern.exit === null ? null : drawing.shape(pattern.exit);
    if (isConnection(target)) {
      const next = target.target;
      drawing.leadTo(target, entry);
      const [onward] = replaces ? sequenceFlows(replaces.outgoing) : [];
      if (onward && exit) drawing.leadFrom(onward, exit);
      if (exit) drawing.say(onward ?? drawing.connect(exit, next), pattern.onwards ?? {});
      return;
    }
    if (source) drawing.connect(source, entry);
  }
}
