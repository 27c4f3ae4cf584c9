/** Whose lane a node belongs to: where the step was put, the requester's, or that of a group. */
export type Place = 'here' | 'requester' | { readonly group: string };

export interface Mapping {
  readonly target: string;
  readonly source: string;
}

/** Several people answer; conditions in FEEL. */
export interface Round {
  readonly collection: string;
  readonly outputs: string;
  readonly output: string;
  readonly done: string;
}

export interface PatternNode {
  readonly key: string;
  readonly type: string;
  readonly name?: string;
  /** Centre, in pixels from the centre of the pattern's first node; of a boundary event, from its host's centre. */
  readonly at: readonly [x: number, y: number];
  /** Wider than tasks are, for timers on its edge. */
  readonly width?: number;
  readonly place?: Place;
  readonly template?: string;
  readonly properties?: Readonly<Record<string, string>>;
  readonly inputs?: readonly Mapping[];
  readonly outputs?: readonly Mapping[];
  readonly formId?: string;
  readonly job?: string;
  readonly round?: Round;
  /** Of a boundary event: the key of its host, after how long, and whether it ends the work there. */
  readonly on?: string;
  readonly after?: string;
  readonly interrupts?: boolean;
}

export interface PatternFlow {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly condition?: string;
  readonly isDefault?: boolean;
  /** Drawn below both, from bottom to bottom. */
  readonly below?: boolean;
}

export interface PatternForm {
  readonly file: string;
  readonly text: string;
}

/** A step as it is drawn: one node, or several with their ways, connected on both sides. */
export interface Pattern {
  readonly nodes: readonly PatternNode[];
  readonly flows: readonly PatternFlow[];
  readonly forms: readonly PatternForm[];
  readonly entry: string;
  /** Whose name is asked for. */
  readonly head: string;
  /** Null: nothing goes on from here. */
  readonly exit: string | null;
  /** How the way on is taken, where the exit is a decision. */
  readonly onwards?: Pick<PatternFlow, 'name' | 'condition'>;
}

export const single = (node: Omit<PatternNode, 'key' | 'at'>, forms: readonly PatternForm[] = []): Pattern => ({
  nodes: [{ ...node, key: 'head', at: [0, 0] }],
  flows: [],
  forms,
  entry: 'head',
  head: 'head',
  exit: 'head',
});

const sizes: Readonly<Record<string, readonly [width: number, height: number]>> = {
  'bpmn:ExclusiveGateway': [50, 50],
  'bpmn:StartEvent': [36, 36],
  'bpmn:EndEvent': [36, 36],
  'bpmn:IntermediateThrowEvent': [36, 36],
  'bpmn:BoundaryEvent': [36, 36],
};

export const sizeOf = ({
  type,
  width,
}: Pick<PatternNode, 'type' | 'width'>): readonly [width: number, height: number] => {
  const [usual, height] = sizes[type] ?? [100, 80];
  return [width ?? usual, height];
};
