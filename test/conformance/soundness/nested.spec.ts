import { checkSoundness, type SoundnessFinding } from '@relevo/soundness';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import fc from 'fast-check';
import { runs } from '../support/runs.js';
import { exploreKernel, type KernelExploration } from './kernel-exploration.js';
import { nestedFlows } from './nested-flows.js';

const idsOf = (findings: readonly SoundnessFinding[], ...codes: readonly string[]): ReadonlySet<string> =>
  new Set(findings.filter(({ code }) => codes.includes(code)).map(({ elementId }) => elementId));

/** What comes after an element, by flows, events at its border, what is inside, and what follows its scope. */
const nextTo = ({ nodes, flows }: ProcessDefinition, node: FlowNode): readonly string[] => {
  const inside = Object.values(nodes).filter(({ scope }) => scope === node.id);
  const around = nodes[node.scope];
  return [
    ...node.outgoing.flatMap((flow) => flows[flow]?.target ?? []),
    ...node.boundaryEvents,
    ...inside.map(({ id }) => id),
    ...(around?.boundaryEvents ?? []),
    ...(around?.outgoing.flatMap((flow) => flows[flow]?.target ?? []) ?? []),
  ];
};

const from = (definition: ProcessDefinition, start: string): ReadonlySet<string> => {
  const seen = new Set([start]);
  for (const id of seen) {
    const node = definition.nodes[id];
    for (const next of node ? nextTo(definition, node) : []) seen.add(next);
  }
  return seen;
};

/**
 * Whether something may run beside a scope and change what was decided in it. The checker then forgets the decision, also
 * between steps that run at once, where the kernel lets nothing come between: a part that never runs may go unsaid, if
 * it would be said where nothing sets a variable.
 */
const mayBeOvertaken = ({ id, nodes }: ProcessDefinition, scope: string): boolean =>
  scope !== id &&
  Object.values(nodes).some(
    (node) =>
      ['parallelGateway', 'inclusiveGateway', 'complexGateway'].includes(node.type) ||
      (node.loop?.kind === 'multiInstance' && !node.loop.sequential) ||
      (node.type === 'boundaryEvent' && !node.interrupting),
  );

const compare = (definition: ProcessDefinition, kernel: KernelExploration): void => {
  const { findings, notExplored } = checkSoundness(definition, { variablesSetBy: () => ['v'] });
  expect(notExplored).toEqual([]);
  const stuck = idsOf(findings, 'deadlock', 'work-left-behind');
  const joins = [...stuck].filter((id) => definition.nodes[id]?.type !== 'endEvent');
  const missed = [...kernel.stuckAt].filter((id) => !stuck.has(id));
  const invented = joins.filter((id) => !kernel.stuckAt.has(id) && !kernel.stuckBehind.has(id));
  const dead = idsOf(findings, 'never-runs');
  const deadButReached = [...dead].filter((id) => kernel.reached.has(id));
  const behind = (ids: Iterable<string>) => new Set([...ids].flatMap((id) => [...from(definition, id)]));
  const explained = behind([...stuck, ...dead]);
  const undisturbed = checkSoundness(definition, { variablesSetBy: () => [] });
  const decided = behind(idsOf(undisturbed.findings, 'never-runs'));
  const unexplained = Object.values(definition.nodes)
    .filter(({ id }) => !kernel.reached.has(id) && !explained.has(id))
    .filter(({ id, scope }) => !(decided.has(id) && mayBeOvertaken(definition, scope)))
    .map(({ id }) => id);
  expect({ missed, invented, deadButReached, unexplained }).toEqual({
    missed: [],
    invented: [],
    deadButReached: [],
    unexplained: [],
  });
};

let compared = 0;
let stuck = 0;

describe('the checker and the kernel come to the same', () => {
  afterAll(() => {
    expect(compared).toBeGreaterThan(40);
    expect(stuck).toBeGreaterThan(3);
  });

  it('with subprocesses and events at their border, races, loops and several instances', () => {
    fc.assert(
      fc.property(nestedFlows, (definition) => {
        const kernel = exploreKernel(definition, 200);
        if (!kernel.complete) return;
        compared += 1;
        if (kernel.stuckAt.size > 0) stuck += 1;
        compare(definition, kernel);
      }),
      runs(120),
    );
  });
});
