import { checkSoundness, type SoundnessFinding } from '@relevo/soundness';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import fc from 'fast-check';
import type { Graph } from '../differential/graph.js';
import { definitionOf } from '../differential/kernel-run.js';
import { structured, unstructured } from '../differential/random-graphs.js';
import { runs } from '../support/runs.js';
import { exploreKernel, type KernelExploration } from './kernel-exploration.js';

const idsOf = (findings: readonly SoundnessFinding[], ...codes: readonly string[]): ReadonlySet<string> =>
  new Set(findings.filter(({ code }) => codes.includes(code)).map(({ elementId }) => elementId));

const sorted = (ids: Iterable<string>): readonly string[] => [...ids].sort();

/** What lies behind an element, itself included. */
const from = (definition: ProcessDefinition, start: string): ReadonlySet<string> => {
  const seen = new Set([start]);
  for (const id of seen) {
    const node = definition.nodes[id];
    for (const flow of node?.outgoing ?? []) seen.add(definition.flows[flow]?.target ?? '');
    for (const event of node?.boundaryEvents ?? []) seen.add(event);
  }
  return seen;
};

const compare = (definition: ProcessDefinition, kernel: KernelExploration): void => {
  const { findings, notExplored } = checkSoundness(definition, { variablesSetBy: () => ['v'] });
  expect(notExplored).toEqual([]);
  const stuck = idsOf(findings, 'deadlock', 'work-left-behind');
  expect(sorted(stuck)).toEqual(sorted(kernel.stuckAt));
  const dead = idsOf(findings, 'never-runs');
  expect([...dead].filter((id) => kernel.reached.has(id))).toEqual([]);
  const explained = new Set([...stuck, ...dead].flatMap((id) => [...from(definition, id)]));
  const unexplained = Object.keys(definition.nodes).filter((id) => !kernel.reached.has(id) && !explained.has(id));
  expect(unexplained).toEqual([]);
};

let compared = 0;

/** Small enough for the kernel to be tried in every way; what is not says nothing. */
const same = (graph: Graph): void => {
  const definition = definitionOf(graph);
  const kernel = exploreKernel(definition, 150);
  if (!kernel.complete) return;
  compared += 1;
  compare(definition, kernel);
};

describe('the checker and the kernel come to the same', () => {
  afterAll(() => expect(compared).toBeGreaterThan(60));

  it('on structured diagrams', () => {
    fc.assert(fc.property(structured(['exclusive', 'parallel', 'inclusive']), same), runs(80));
  });

  it('on anything that leads anywhere', () => {
    fc.assert(fc.property(unstructured(['user', 'user', 'manual', 'exclusive', 'parallel']), same), runs(100));
  });

  it('with inclusive gateways', () => {
    fc.assert(fc.property(unstructured(['user', 'manual', 'exclusive', 'parallel', 'inclusive']), same), runs(80));
  });
});
