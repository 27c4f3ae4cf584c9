import type { Box, CommandStack } from '../../editor/services.js';
import { type Connection, isA, middle, sequenceFlows, type Shape } from '../diagram.js';
import type { Pattern } from '../pattern.js';
import type { InsertContext } from './insert-step.js';
import type { StepDrawingTools, StepRoomTools } from './tools.js';
import { Untangling } from './untangling.js';

export interface ChangeContext {
  readonly pattern: Pattern;
  /** What gives way to it. */
  readonly shape: Shape;
  /** Set when it is drawn. */
  head?: Shape;
  drawn?: readonly Box[];
}

export interface Commands extends CommandStack {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: object): void;
}

export const insertCommand = 'relevo.step.insert';

/** Something comes to it and one way leads on; nothing hangs at its edge, and no message comes or goes, that would be lost. */
export const canChange = (shape: Shape): boolean =>
  isA(shape, 'bpmn:Activity') &&
  !isA(shape, 'bpmn:SubProcess') &&
  sequenceFlows(shape.incoming).length > 0 &&
  sequenceFlows(shape.outgoing).length === 1 &&
  (shape.attachers ?? []).length === 0 &&
  [...shape.incoming, ...shape.outgoing].every(
    (connection) => isA(connection, 'bpmn:SequenceFlow') || isA(connection, 'bpmn:Association'),
  );

const notes = (connections: readonly Connection[]): readonly Connection[] =>
  connections.filter((connection) => isA(connection, 'bpmn:Association'));

/** Turns a step into another, which takes its place, its ways, its notes and its name. One command, so one undo. */
export class ChangeStep {
  static readonly $inject = ['commandStack', 'stepDrawingTools', 'stepRoomTools'];

  constructor(
    private readonly commands: Commands,
    private readonly tools: StepDrawingTools,
    private readonly roomTools: StepRoomTools,
  ) {}

  preExecute(context: ChangeContext): void {
    const { pattern, shape } = context;
    const [way, ...others] = sequenceFlows(shape.incoming);
    if (way === undefined) throw new Error(`Expected a way to ${shape.id}, but nothing leads there.`);
    const untangling = shape.parent && new Untangling(this.roomTools, shape.parent);
    const insertion: InsertContext = { pattern, at: middle(shape), target: way, replaces: shape };
    this.commands.execute(insertCommand, insertion);
    const { head, entry, drawn } = insertion;
    if (head === undefined || entry === undefined) return;
    const { modeling } = this.tools;
    for (const other of others) modeling.reconnectEnd(other, entry, middle(entry));
    for (const note of notes(shape.incoming)) modeling.reconnectEnd(note, head, middle(head));
    for (const note of notes(shape.outgoing)) modeling.reconnectStart(note, head, middle(head));
    const { id, type } = shape;
    const name = shape.businessObject.get<string | undefined>('name') ?? '';
    modeling.removeShape(shape);
    untangling?.finish();
    modeling.updateProperties(head, { ...(name !== '' && { name }), ...(head.type === type && { id }) });
    context.head = head;
    context.drawn = drawn ?? [];
  }
}
