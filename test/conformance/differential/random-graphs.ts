import fc from 'fast-check';
import type { Condition, Graph, GraphFlow, GraphNode, NodeKind } from './graph.js';

const condition: fc.Arbitrary<Condition> = fc.record({
  operator: fc.constantFrom('=', '>'),
  value: fc.integer({ min: 0, max: 3 }),
});

/** Draws nodes and flows; flows out of choosing gateways get conditions, the last of them the default. */
class Pencil {
  readonly nodes: GraphNode[] = [];
  readonly #flows: { from: string; to: string; when: Condition }[] = [];

  node(kind: NodeKind, extra: Partial<GraphNode> = {}): string {
    const id = `${kind}${String(this.nodes.length)}`;
    this.nodes.push({ id, kind, ...extra });
    return id;
  }

  flow(from: string, to: string, when: Condition): void {
    this.#flows.push({ from, to, when });
  }

  graph(): Graph {
    const kindOf = new Map(this.nodes.map(({ id, kind }) => [id, kind]));
    const flows = this.#flows.map(({ from, to, when }, index): GraphFlow => {
      const id = `f${String(index)}`;
      const chooses = ['exclusive', 'inclusive', 'complex'].includes(kindOf.get(from) ?? '');
      if (!chooses) return { id, from, to };
      const siblings = this.#flows.filter((flow) => flow.from === from);
      return siblings.at(-1) === this.#flows[index] ? { id, from, to, otherwise: true } : { id, from, to, when };
    });
    return { nodes: this.nodes, flows };
  }
}

interface Sketch {
  readonly kind: NodeKind;
  readonly activation: number;
  /** Where its flows lead: forwards by so many nodes; `back`: to an earlier user task instead. */
  readonly exits: readonly { readonly step: number; readonly back: boolean; readonly when: Condition }[];
  readonly boundary: { readonly interrupting: boolean; readonly step: number } | null;
}

const exit = fc.record({
  step: fc.integer({ min: 1, max: 4 }),
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  when: condition,
});

const sketch = (kinds: readonly NodeKind[]): fc.Arbitrary<Sketch> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    activation: fc.integer({ min: 1, max: 3 }),
    exits: fc.array(exit, { minLength: 1, maxLength: 3 }),
    boundary: fc.option(fc.record({ interrupting: fc.boolean(), step: fc.integer({ min: 1, max: 3 }) }), { freq: 3 }),
  });

/** Anything may lead anywhere forwards, and back to user tasks alone: so no flow runs in circles by itself. */
const unstructuredFrom = (sketches: readonly Sketch[]): Graph => {
  const pencil = new Pencil();
  const start = pencil.node('start');
  const ids = sketches.map(({ kind, activation }) => pencil.node(kind, kind === 'complex' ? { activation } : {}));
  const end = pencil.node('end');
  const at = (index: number): string => ids[index] ?? end;
  const always = { operator: '=', value: 0 } as const;
  pencil.flow(start, at(0), always);
  sketches.forEach(({ kind, exits, boundary }, index) => {
    for (const { step, back, when } of exits) {
      const earlier = ids.slice(0, index + 1).filter((id) => id.startsWith('user'));
      const target = back ? earlier[step % Math.max(1, earlier.length)] : undefined;
      pencil.flow(at(index), target ?? at(index + step), when);
    }
    if (kind !== 'user' || !boundary) return;
    const { interrupting, step } = boundary;
    pencil.flow(pencil.node('boundary', { on: at(index), interrupting }), at(index + step), always);
  });
  return pencil.graph();
};

export const unstructured = (kinds: readonly NodeKind[]): fc.Arbitrary<Graph> =>
  fc.array(sketch(kinds), { minLength: 2, maxLength: 9 }).map(unstructuredFrom);

type Block =
  | { readonly kind: 'user' | 'manual' }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'split'; readonly gateway: NodeKind; readonly ways: readonly Way[]; readonly activation: number }
  | { readonly kind: 'loop'; readonly body: Block; readonly when: Condition };

interface Way {
  readonly block: Block;
  readonly when: Condition;
}

/** Draws a block after the node `from`; answers where it ends. */
const draw = (pencil: Pencil, from: string, when: Condition, block: Block): string => {
  const then = (kind: NodeKind, extra: Partial<GraphNode> = {}): string => {
    const id = pencil.node(kind, extra);
    pencil.flow(from, id, when);
    return id;
  };
  switch (block.kind) {
    case 'sequence':
      return block.blocks.reduce((last, inner) => draw(pencil, last, when, inner), from);
    case 'split': {
      const [split, join] = [then(block.gateway), pencil.node(block.gateway, { activation: block.activation })];
      for (const way of block.ways) {
        const first = pencil.node('manual');
        pencil.flow(split, first, way.when);
        pencil.flow(draw(pencil, first, way.when, way.block), join, way.when);
      }
      return join;
    }
    case 'loop': {
      const again = then('exclusive');
      const user = pencil.node('user');
      pencil.flow(draw(pencil, again, when, block.body), user, when);
      const [more, out] = [pencil.node('exclusive'), pencil.node('manual')];
      pencil.flow(user, more, when);
      pencil.flow(more, again, block.when);
      pencil.flow(more, out, when);
      return out;
    }
    default:
      return then(block.kind);
  }
};

const blocks = (gateways: readonly NodeKind[]): fc.Arbitrary<Block> =>
  fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'differential' },
      fc.constantFrom<Block>({ kind: 'user' }, { kind: 'user' }, { kind: 'manual' }),
      fc.record({
        kind: fc.constant('sequence' as const),
        blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('split' as const),
        gateway: fc.constantFrom(...gateways),
        ways: fc.array(fc.record({ block: tie('block'), when: condition }), { minLength: 1, maxLength: 3 }),
        activation: fc.integer({ min: 1, max: 2 }),
      }),
      fc.record({ kind: fc.constant('loop' as const), body: tie('block'), when: condition }),
    ),
  })).block;

export const structured = (gateways: readonly NodeKind[]): fc.Arbitrary<Graph> =>
  blocks(gateways).map((block) => {
    const pencil = new Pencil();
    const always = { operator: '=', value: 0 } as const;
    pencil.flow(draw(pencil, pencil.node('start'), always, block), pencil.node('end'), always);
    return pencil.graph();
  });

/** Without what no token can reach. */
const pruned = ({ nodes, flows }: Graph): Graph => {
  const reached = new Set(nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id));
  for (const id of reached) for (const { from, to } of flows) if (from === id) reached.add(to);
  return { nodes: nodes.filter(({ id }) => reached.has(id)), flows: flows.filter(({ from }) => reached.has(from)) };
};

/** Anything leads anywhere, but only one token ever goes round. */
export const singleToken: fc.Arbitrary<Graph> = unstructured(['user', 'user', 'manual', 'exclusive']).map(
  ({ nodes, flows }) => {
    const chooses = (from: string): boolean => from.startsWith('exclusive');
    const firstOf = (flow: GraphFlow): boolean => flows.find(({ from }) => from === flow.from) === flow;
    return pruned({ nodes, flows: flows.filter((flow) => chooses(flow.from) || firstOf(flow)) });
  },
);

/** Parallel gateways around plain sequences of tasks, one after another. */
export const parallelSequences: fc.Arbitrary<Graph> = fc
  .array(
    fc.array(fc.array(fc.constantFrom<NodeKind>('user', 'manual'), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((sections) => {
    const pencil = new Pencil();
    const always = { operator: '=', value: 0 } as const;
    const last = sections.reduce((from, branches) => {
      const [fork, join] = [pencil.node('parallel'), pencil.node('parallel')];
      pencil.flow(from, fork, always);
      for (const kinds of branches) {
        const end = kinds.reduce((previous, kind) => {
          const task = pencil.node(kind);
          pencil.flow(previous, task, always);
          return task;
        }, fork);
        pencil.flow(end, join, always);
      }
      return join;
    }, pencil.node('start'));
    pencil.flow(last, pencil.node('end'), always);
    return pencil.graph();
  });
