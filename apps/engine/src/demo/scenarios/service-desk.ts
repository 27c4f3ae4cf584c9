import type { Values } from '@relevo/contracts';
import type { DemoReport } from '../demo-content.js';
import { articleField, requester, type Scenario, type Scene, type Step } from '../story.js';
import { answer, cancel, claim, notes, report, says, sometimes, work } from './steps.js';

const isNew = ({ article }: DemoReport): boolean => article === undefined;
const isKnown = (of: DemoReport): boolean => !isNew(of);

const solutionOf = ({ report: { solution, title } }: Scene): string => solution ?? `Solved: ${title}`;

const attend = (scene: Scene, solutionKnown: boolean): readonly Step[] => [
  ...work(scene, {
    ...{ elementId: 'Task_Attend', by: scene.l1, values: { solutionKnown } },
    ...{ waits: [4, 70], takes: [3, 25] },
  }),
  ...sometimes(scene, 0.35, says(scene, scene.l1, scene.dice.pick(scene.says.taken))),
];

const search = (scene: Scene, solutionFound: boolean): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Search', by: scene.l1, values: { solutionFound } },
    ...{ waits: [1, 5], takes: [3, 15] },
  });

const apply = (scene: Scene): readonly Step[] => {
  const article: Values = scene.article === null ? {} : { articleKey: articleField(scene.article) };
  return work(scene, {
    ...{ elementId: 'Task_Apply', by: scene.l1, values: { solution: solutionOf(scene), ...article } },
    ...{ waits: [1, 20], takes: [10, 60] },
  });
};

const handOver = (scene: Scene): readonly Step[] => [
  ...attend(scene, false),
  ...search(scene, false),
  ...sometimes(scene, 0.6, notes(scene, scene.l1, scene.dice.pick(scene.says.handover))),
];

const investigate = (scene: Scene, again = false): readonly Step[] => {
  const cause = scene.report.cause ?? 'Not found out for certain; the solution below helped.';
  const solution = again ? `${solutionOf(scene)}\n\nChecked again at the workplace.` : solutionOf(scene);
  return work(scene, {
    ...{ elementId: 'Task_Investigate', by: scene.l2, values: { cause, solution } },
    ...{ waits: [15, 180], takes: [30, 200] },
  });
};

const check = (scene: Scene, solutionServes: boolean): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Check', by: scene.l1, values: { solutionServes } },
    ...{ waits: [10, 90], takes: [5, 20] },
  });

const test = (scene: Scene, works: boolean): readonly Step[] => {
  const { failed, works: fine } = scene.says;
  const note = works ? scene.dice.pick(fine) : scene.dice.pick(failed);
  return answer(scene, 'Task_Test', !works || scene.dice.chance(0.6) ? { works, note } : { works });
};

const writeArticle = (scene: Scene): readonly Step[] => {
  const values = {
    ...{ articleTitle: scene.subject, articleProblem: scene.report.description, articleSolution: solutionOf(scene) },
    ...{ articleKeywords: String(scene.report.values['category'] ?? 'other'), articleVisibility: 'public' },
  };
  return work(scene, { elementId: 'Task_Article', by: scene.l2, values, waits: [20, 240], takes: [10, 45] });
};

const knownSolution = (scene: Scene): readonly Step[] =>
  scene.dice.chance(0.45)
    ? [...attend(scene, true), ...apply(scene)]
    : [...attend(scene, false), ...search(scene, true), ...apply(scene)];

const byL2 = (scene: Scene): readonly Step[] => [...handOver(scene), ...investigate(scene), ...check(scene, true)];

/** Known, or found, or investigated: as far as the requester's test. */
const toTest = (scene: Scene): readonly Step[] => (scene.article === null ? byL2(scene) : knownSolution(scene));

const closing = (scene: Scene): readonly Step[] => (scene.article === null ? writeArticle(scene) : []);

const of = (scenario: Omit<Scenario, 'process'>): Scenario => ({ process: 'service-desk', ...scenario });

const open: readonly Scenario[] = [
  of({ name: 'new', share: 6, lastAct: [0.1, 2.5], steps: () => [report()] }),
  of({ name: 'new, overdue', share: 2, lastAct: [6, 20], steps: () => [report()] }),
  of({
    ...{ name: 'L1 attends', share: 4, lastAct: [0.1, 1.2] },
    steps: (scene) => [report(), ...claim(scene, 'Task_Attend', scene.l1)],
  }),
  of({
    ...{ name: 'L1 searches', share: 3, lastAct: [0.1, 3] },
    steps: (scene) => [report(), ...attend(scene, false), ...claim(scene, 'Task_Search', scene.l1)],
  }),
  of({
    ...{ name: 'L1 applies', share: 2, lastAct: [0.1, 3], suits: isKnown },
    steps: (scene) => [report(), ...attend(scene, true), ...claim(scene, 'Task_Apply', scene.l1)],
  }),
  of({
    ...{ name: 'for L2', share: 3, lastAct: [0.5, 9], suits: isNew },
    steps: (scene) => [report(), ...handOver(scene)],
  }),
  of({
    ...{ name: 'with L2', share: 4, lastAct: [1, 15], suits: isNew },
    steps: (scene) => [
      ...[report(), ...handOver(scene), ...claim(scene, 'Task_Investigate', scene.l2)],
      ...sometimes(scene, 0.6, says(scene, scene.l2, scene.dice.pick(scene.says.progress))),
    ],
  }),
  of({
    ...{ name: 'with L2, overdue', share: 1, lastAct: [30, 40], suits: isNew },
    steps: (scene) => [report(), ...handOver(scene), ...says(scene, requester, scene.dice.pick(scene.says.chase))],
  }),
  of({
    ...{ name: 'L1 checks', share: 4, lastAct: [0.2, 6], suits: isNew },
    steps: (scene) => [report(), ...handOver(scene), ...investigate(scene)],
  }),
  of({
    ...{ name: 'back with L2', share: 1, lastAct: [0.5, 9], suits: isNew },
    steps: (scene) => [report(), ...handOver(scene), ...investigate(scene), ...check(scene, false)],
  }),
];

const waiting: readonly Scenario[] = [
  of({ name: 'user test', share: 7, lastAct: [1, 40], steps: (scene) => [report(), ...toTest(scene)] }),
  of({ name: 'user test, reminded', share: 3, lastAct: [50, 90], steps: (scene) => [report(), ...toTest(scene)] }),
  of({
    name: 'user test, reminded twice',
    share: 3,
    lastAct: [100, 160],
    steps: (scene) => [report(), ...toTest(scene)],
  }),
  of({
    ...{ name: 'test failed, back with L1', share: 3, lastAct: [0.3, 3] },
    steps: (scene) => [report(), ...toTest(scene), ...test(scene, false)],
  }),
  of({
    ...{ name: 'article pending', share: 3, lastAct: [1, 20], suits: isNew },
    steps: (scene) => [report(), ...byL2(scene), ...test(scene, true)],
  }),
];

const ended: readonly Scenario[] = [
  of({ name: 'closed by silence', share: 6, lastAct: [180, 520], steps: (scene) => [report(), ...toTest(scene)] }),
  of({ name: 'withdrawn', share: 4, steps: (scene) => [report(), cancel(scene, requester)] }),
  of({
    ...{ name: 'withdrawn from L2', share: 1, suits: isNew },
    steps: (scene) => [report(), ...handOver(scene), cancel(scene, 'felix')],
  }),
  of({
    ...{ name: 'solved after a failed test', share: 8, writes: true },
    steps: (scene) => [
      ...[report(), ...toTest(scene), ...test(scene, false), ...handOver(scene)],
      ...[...investigate(scene, true), ...check(scene, true), ...test(scene, true), ...writeArticle(scene)],
    ],
  }),
  of({
    ...{ name: 'solved by L2 in two attempts', share: 3, writes: true, suits: isNew },
    steps: (scene) => [
      ...[report(), ...handOver(scene), ...investigate(scene), ...check(scene, false)],
      ...[...investigate(scene, true), ...check(scene, true), ...test(scene, true), ...writeArticle(scene)],
    ],
  }),
  of({
    ...{ name: 'solved', share: 36, writes: true },
    steps: (scene) => [report(), ...toTest(scene), ...test(scene, true), ...closing(scene)],
  }),
];

export const serviceDeskScenarios: readonly Scenario[] = [...open, ...waiting, ...ended];
