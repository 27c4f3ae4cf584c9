import type { Box } from '../../editor/services.js';
import { type Connection, isA, middle, type Moddle, type Point, type Shape } from '../diagram.js';
import type { PatternFlow, PatternNode } from '../pattern.js';
import { assigned } from './lanes.js';
import type { StepDrawingTools } from './tools.js';
import { Extensions } from './extensions.js';

const flowType = { type: 'bpmn:SequenceFlow' };

/** Draws a pattern's nodes and ways where they are told to be. */
export class StepDrawing {
  readonly #drawn = new Map<string, Shape>();
  readonly #extensions: Extensions;

  constructor(
    private readonly tools: StepDrawingTools,
    private readonly container: Shape,
  ) {
    this.#extensions = new Extensions(tools.bpmnFactory);
  }

  shape(key: string): Shape {
    const shape = this.#drawn.get(key);
    if (shape === undefined) throw new Error(`Expected the node ${key} of a pattern to be drawn, but it is not.`);
    return shape;
  }

  /** What was drawn, and how deep the lanes are that it lies in. */
  withRows(lanes: readonly Shape[]): readonly Box[] {
    const drawn = [...this.#drawn.values()];
    const left = Math.min(...drawn.map(({ x }) => x));
    return [...drawn, ...lanes.map(({ y, height }) => ({ x: left, y, width: 0, height }))];
  }

  /** `lane` undefined: none says who does it, so the node does; `before` is the step before the pattern. */
  node(
    node: PatternNode,
    at: Point,
    { lane, before }: { readonly lane: Shape | undefined; readonly before: Shape | undefined },
  ): void {
    const { modeling } = this.tools;
    const shape = this.#made(node);
    const carrier = shape.businessObject as Moddle;
    if (node.name !== undefined) carrier.set('name', node.name);
    this.#extensions.write(carrier, node);
    const says = lane === undefined && node.type === 'bpmn:UserTask';
    const group = says ? assigned(node.place ?? 'here', before) : undefined;
    if (group !== undefined) this.#extensions.assign(carrier, group);
    const host = node.on === undefined ? undefined : this.shape(node.on);
    const place = host ? { x: middle(host).x + node.at[0], y: middle(host).y + node.at[1] } : at;
    if (host) this.#timer(carrier, node);
    this.#drawn.set(node.key, modeling.createShape(shape, place, host ?? this.container, host ? { attach: true } : {}));
  }

  flow({ from, to, name, condition, isDefault = false, below = false }: PatternFlow): void {
    const { modeling } = this.tools;
    const [source, target] = [this.shape(from), this.shape(to)];
    const connection = modeling.connect(source, target, flowType);
    this.say(connection, { name, condition });
    if (isDefault) modeling.updateProperties(source, { default: connection.businessObject });
    if (below) this.#below(connection);
  }

  connect(source: Shape, target: Shape): Connection {
    return this.tools.modeling.connect(source, target, flowType);
  }

  say(connection: Connection, { name, condition }: Pick<PatternFlow, 'name' | 'condition'>): void {
    const body = condition && this.tools.bpmnFactory.create('bpmn:FormalExpression', { body: condition });
    const said = { ...(name && { name }), ...(body && { conditionExpression: body }) };
    if (Object.keys(said).length > 0) this.tools.modeling.updateProperties(connection, said);
  }

  /** What led somewhere leads to the pattern now, by the plainest way. */
  leadTo(connection: Connection, target: Shape): void {
    this.tools.modeling.reconnectEnd(connection, target, middle(target));
    this.#layOut(connection);
  }

  leadFrom(connection: Connection, source: Shape): void {
    this.tools.modeling.reconnectStart(connection, source, middle(source));
    this.#layOut(connection);
  }

  #layOut(connection: Connection): void {
    const ends = { connectionStart: middle(connection.source), connectionEnd: middle(connection.target) };
    this.tools.modeling.layoutConnection(connection, { ...ends, waypoints: [] });
  }

  #made(node: PatternNode): Shape {
    const { elementFactory, elementTemplates } = this.tools;
    const template = node.template === undefined ? undefined : elementTemplates.get(node.template, 1);
    const shape = template ? elementTemplates.createElement(template) : elementFactory.createShape({ type: node.type });
    return Object.assign(shape, node.width !== undefined && { width: node.width });
  }

  #timer(carrier: Moddle, { after, interrupts = true }: PatternNode): void {
    carrier.set('cancelActivity', interrupts);
    const [timer] = carrier.get<readonly Moddle[]>('eventDefinitions');
    if (!timer || after === undefined) return;
    const duration = this.tools.bpmnFactory.create('bpmn:FormalExpression', { body: after });
    duration.$parent = timer;
    timer.set('timeDuration', duration);
  }

  /** From bottom to bottom, or to the left half of what it comes back to. */
  #below(connection: Connection): void {
    const { source, target } = connection;
    const start = { x: middle(source).x, y: source.y + source.height };
    const back = target.x < source.x && isA(target, 'bpmn:Activity');
    const end = { x: back ? target.x + 20 : middle(target).x, y: target.y + target.height };
    const depth = Math.max(start.y, end.y) + 20;
    this.tools.modeling.updateWaypoints(connection, [start, { x: start.x, y: depth }, { x: end.x, y: depth }, end]);
  }
}
