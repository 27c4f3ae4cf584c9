import fc from 'fast-check';
import { runs } from '../support/runs.js';
import type { Graph, GraphNode, NodeKind } from './graph.js';
import { KernelRun, type Step } from './kernel-run.js';
import { structured, unstructured } from './random-graphs.js';
import { Reference } from './reference.js';

interface Choice {
  readonly pick: number;
  readonly v: number;
}

/** A person's choice: which of the possible things happens next, and the variable `v` that comes with it. */
const choices = fc.array(fc.record({ pick: fc.nat(20), v: fc.integer({ min: 0, max: 4 }) }), { maxLength: 14 });

/** What could happen next: a user task is completed, or a boundary event occurs at one. */
const possible = (graph: Graph, reference: Reference): readonly GraphNode[] =>
  graph.nodes.filter(({ id, kind, on }) => {
    if (kind === 'boundary') return reference.count(on ?? '') > 0;
    return kind === 'user' && reference.count(id) > 0;
  });

const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

/** Complex gateways are left out of traces: whether a reset is an event of its own is nobody's business. */
const visible = (trace: readonly string[]): readonly string[] =>
  sorted(trace.filter((id) => !id.startsWith('complex')));

/** Both do the same; the reference in an order of its own. */
const runBoth = (graph: Graph, [begun = { pick: 0, v: 0 }, ...chosen]: readonly Choice[]): void => {
  const [kernel, reference] = [new KernelRun(graph), new Reference(graph)];
  reference.v = begun.v;
  kernel.start(begun.v);
  reference.start();
  reference.run();
  for (const { pick, v } of chosen) {
    const next = possible(graph, reference)[pick % Math.max(1, possible(graph, reference).length)];
    if (!next) break;
    reference.v = v;
    const does = next.kind === 'boundary' ? 'occur' : 'complete';
    kernel[does](next.id, v);
    reference[does](next.id);
    reference.run();
    expect(kernel.places).toEqual(reference.places);
  }
  expect(kernel.places).toEqual(reference.places);
  expect(visible(kernel.trace)).toEqual(visible(reference.trace));
  expect(kernel.isOver).toBe(Object.keys(reference.places).length === 0);
};

/** The reference follows the kernel and refuses what the standard does not allow. */
class Judge {
  constructor(readonly reference: Reference) {}

  judge(steps: readonly Step[], first: () => void): void {
    const { reference } = this;
    steps.forEach(({ elementId, what, flows }, index) => {
      const node = reference.node(elementId);
      if (node.kind === 'complex' && what === 'began') return;
      if (index === 0 && what === 'completed') first();
      else {
        if (!reference.isEnabled(node)) throw new Error(`Expected ${elementId} to wait, but it ${what}.`);
        reference.happen(node);
      }
      if (what === 'began') return;
      expect(sorted(flows)).toEqual(sorted(reference.produced));
      this.resetAtOnce(node);
    });
    // Whatever can happen must have happened.
    expect(reference.enabled().map(({ id }) => id)).toEqual([]);
  }

  /** A complex gateway that expects nothing more is back at its start, without anything to be seen of it. */
  private resetAtOnce(node: GraphNode): void {
    const { reference } = this;
    if (reference.isResetting(node.id) && reference.isEnabled(node)) reference.happen(node);
  }
}

const judged = (graph: Graph, [begun = { pick: 0, v: 0 }, ...chosen]: readonly Choice[]): void => {
  const kernel = new KernelRun(graph);
  const reference = new Reference(graph);
  const judge = new Judge(reference);
  reference.v = begun.v;
  judge.judge(kernel.start(begun.v), () => reference.start());
  for (const { pick, v } of chosen) {
    const next = possible(graph, reference)[pick % Math.max(1, possible(graph, reference).length)];
    if (!next) break;
    reference.v = v;
    if (next.kind === 'boundary') judge.judge(kernel.occur(next.id, v), () => reference.occur(next.id));
    else judge.judge(kernel.complete(next.id, v), () => reference.complete(next.id));
    expect(kernel.places).toEqual(reference.places);
  }
  expect(visible(kernel.trace)).toEqual(visible(reference.trace));
};

const gateways: readonly NodeKind[] = ['exclusive', 'parallel', 'inclusive', 'complex'];

describe('the kernel and the reference of token semantics', () => {
  it('structured diagrams: the same traces and the same tokens after every choice', () => {
    fc.assert(fc.property(structured(gateways), choices, runBoth), runs(200));
  });

  it('unstructured diagrams without waiting for each other: the same traces and tokens, whatever the order', () => {
    const kinds: readonly NodeKind[] = ['user', 'user', 'manual', 'exclusive', 'parallel'];
    fc.assert(fc.property(unstructured(kinds), choices, runBoth), runs(250));
  });

  it('unstructured diagrams with every gateway: each step is one that the standard allows, and none is left out', () => {
    const kinds: readonly NodeKind[] = ['user', 'user', 'manual', ...gateways];
    fc.assert(fc.property(unstructured(kinds), choices, judged), runs(400));
  });
});
