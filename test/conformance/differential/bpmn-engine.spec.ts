import fc from 'fast-check';
import { runs } from '../support/runs.js';
import { BpmnEngineRun } from './bpmn-engine-run.js';
import type { Graph, GraphFlow, NodeKind } from './graph.js';
import { KernelRun } from './kernel-run.js';
import { parallelSequences, singleToken, structured } from './random-graphs.js';
import { Reference } from './reference.js';

interface Choice {
  readonly pick: number;
  readonly v: number;
}

const choices = fc.array(fc.record({ pick: fc.nat(20), v: fc.integer({ min: 0, max: 4 }) }), { maxLength: 8 });

const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

const activeIn = (graph: Graph, reference: Reference): readonly string[] =>
  sorted(graph.nodes.flatMap(({ id }) => Array.from({ length: reference.count(id) }, () => id)));

/** All three after each choice: the same trace, the same user tasks, and over at the same moment. */
const allAgree = async (graph: Graph, [begun = { pick: 0, v: 0 }, ...chosen]: readonly Choice[]): Promise<void> => {
  const [kernel, reference] = [new KernelRun(graph), new Reference(graph)];
  reference.v = begun.v;
  kernel.start(begun.v);
  reference.start();
  reference.run();
  const other = await BpmnEngineRun.start(graph, begun.v);
  const agree = (): void => {
    expect(sorted(kernel.trace)).toEqual(sorted(reference.trace));
    expect(sorted(other.trace)).toEqual(sorted(reference.trace));
    expect(other.active).toEqual(activeIn(graph, reference));
    expect(other.isOver).toBe(kernel.isOver);
  };
  agree();
  for (const { pick, v } of chosen) {
    const active = activeIn(graph, reference);
    const next = active[pick % Math.max(1, active.length)];
    if (next === undefined) return;
    reference.v = v;
    other.v = v;
    kernel.complete(next, v);
    reference.complete(next);
    reference.run();
    other.complete(next);
    agree();
  }
};

describe('the kernel, the reference and bpmn-engine 25 agree on', () => {
  it.each([
    ['exclusive gateways and loops, structured', structured(['exclusive'])],
    ['exclusive gateways and loops, unstructured, as long as there is one token', singleToken],
    ['parallel gateways around plain sequences', parallelSequences],
  ])('%s', async (_what, graphs) => {
    await fc.assert(fc.asyncProperty(graphs, choices, allAgree), runs(25));
  });
});

/** `a>b` a flow, `a?>b` one that never holds, `a*>b` the default one; what a node is, its first letters say. */
const kinds: Readonly<Record<string, NodeKind>> = {
  start: 'start',
  end: 'end',
  user: 'user',
  task: 'manual',
  xor: 'exclusive',
  and: 'parallel',
  or: 'inclusive',
  complex: 'complex',
};

const diagram = (text: string): Graph => {
  const flows = text.split(' ').map((written, index): GraphFlow => {
    const [from = '', to = ''] = written.split('>');
    const ends = { id: `f${String(index)}`, from: from.replace(/[?*]$/, ''), to };
    if (from.endsWith('?')) return { ...ends, when: { operator: '>', value: 9 } };
    return from.endsWith('*') ? { ...ends, otherwise: true } : ends;
  });
  const ids = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  return { flows, nodes: ids.map((id) => ({ id, kind: kinds[/^[a-z]+/.exec(id)?.[0] ?? ''] ?? 'manual' })) };
};

/** Both are asked to complete the same tasks; what they make of it. */
const bothOn = async (graph: Graph, tasks: readonly string[]) => {
  const kernel = new KernelRun(graph);
  kernel.start(0);
  const other = await BpmnEngineRun.start(graph, 0);
  for (const task of tasks) {
    kernel.complete(task, 0);
    other.complete(task);
  }
  return { kernel, other };
};

/** docs/bpmn-engine-differences.md lists these. One that fails after an update of bpmn-engine is a difference less. */
describe('what bpmn-engine 25 gets wrong, with the smallest diagram', () => {
  it('two tokens that come to an event at the same time are one', async () => {
    const { kernel, other } = await bothOn(diagram('start>task task>end task>end'), []);
    expect(kernel.trace).toEqual(['start', 'task', 'end', 'end']);
    expect(other.trace).toEqual(['start', 'task', 'end']);
  });

  it('a token that comes to a user task in progress is lost', async () => {
    const graph = diagram('start>user1 user1>task user1>user2 task>user2 user2>end');
    const { kernel, other } = await bothOn(graph, ['user1']);
    expect(kernel.places).toEqual({ user2: 2 });
    expect(other.active).toEqual(['user2']);
  });

  it('a parallel join opens early when a branch holds an optional step', async () => {
    const optional = 'and1>xor1 xor1?>xor2 xor1*>user xor2>and2 user>xor2';
    const { kernel, other } = await bothOn(diagram(`start>and1 ${optional} and1>and2 and2>end`), []);
    expect(kernel.trace).toEqual(['start', 'and1', 'xor1']);
    expect(other.trace).toEqual(['start', 'and1', 'xor1', 'and2', 'end']);
    expect(other.active).toEqual(['user']);
  });

  it('an inclusive join does not wait for a token that is on its way', async () => {
    const graph = diagram('start>or1 or1>user1 or1>user2 user1>or2 user2>or2 or2>end');
    const { kernel, other } = await bothOn(graph, ['user1']);
    expect(kernel.places).toMatchObject({ user2: 1 });
    expect(kernel.trace).not.toContain('or2');
    expect(other.trace).toContain('or2');
  });

  it('a complex gateway is unknown', async () => {
    const graph = diagram('start>complex complex>end');
    await expect(BpmnEngineRun.start(graph, 0)).rejects.toThrow('Unknown activity type bpmn:ComplexGateway');
    const kernel = new KernelRun(graph);
    kernel.start(0);
    expect(kernel.isOver).toBe(true);
  });
});
