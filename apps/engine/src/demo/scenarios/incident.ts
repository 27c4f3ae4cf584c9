import type { Values } from '@relevo/contracts';
import type { DemoReport } from '../demo-content.js';
import { articleField, requester, type Scenario, type Scene, type Step } from '../story.js';
import { answer, cancel, claim, notes, report, says, sometimes, work } from './steps.js';

const isUrgent = ({ impact, urgency }: DemoReport): boolean => impact === 'high' && urgency === 'high';
const isCalm = (of: DemoReport): boolean => !isUrgent(of) && of.impact !== 'high';
const asks = ({ question }: DemoReport): boolean => question !== undefined;

const solutionOf = ({ report: { solution, title } }: Scene): string => solution ?? `Restored: ${title}`;
const causeOf = ({ report: { cause } }: Scene): string => cause ?? 'Still being looked for.';

const triage = (scene: Scene): readonly Step[] => {
  const { values, impact = 'medium', urgency = 'medium' } = scene.report;
  return work(scene, {
    elementId: 'Task_Triage',
    by: scene.l1,
    values: {
      ...{ category: values['category'] ?? 'other', impact, urgency },
      triageNote: scene.dice.pick(scene.says.handover),
    },
    ...{ waits: [2, 30], takes: [3, 15] },
  });
};

const diagnose = (scene: Scene, values: Values): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Diagnose', by: scene.l2, values: { cause: causeOf(scene), ...values } },
    ...{ waits: [3, 60], takes: [20, 120] },
  });

const solve = (scene: Scene): readonly Step[] => diagnose(scene, { nextStep: 'solution', solution: solutionOf(scene) });

const ask = (scene: Scene): readonly Step[] =>
  diagnose(scene, { nextStep: 'question', question: scene.report.question ?? 'Since when exactly?' });

const escalate = (scene: Scene, escalationKind: 'functional' | 'hierarchical'): readonly Step[] =>
  diagnose(scene, {
    ...{ nextStep: 'escalation', escalationKind },
    escalationReason: scene.dice.pick(scene.says.escalation),
  });

const takeEscalation = (scene: Scene, escalationAccepted: boolean): readonly Step[] => {
  const note: Values = escalationAccepted ? {} : { note: scene.dice.pick(scene.says.givenBack) };
  return work(scene, {
    ...{ elementId: 'Task_Accept', by: 'elena', values: { escalationAccepted, ...note } },
    ...{ waits: [10, 90], takes: [5, 30] },
  });
};

const solvedByL3 = (scene: Scene): readonly Step[] => [
  ...escalate(scene, 'functional'),
  ...takeEscalation(scene, true),
  ...work(scene, {
    ...{ elementId: 'Task_Resolve', by: 'elena', values: { solution: solutionOf(scene) } },
    ...{ waits: [1, 10], takes: [40, 240] },
  }),
];

const reply = (scene: Scene): readonly Step[] =>
  answer(scene, 'Task_Answer', { answer: scene.report.answer ?? 'Since this morning, on all our machines.' });

const check = (scene: Scene): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Check', by: scene.l1, values: { solutionServes: true } },
    ...{ waits: [5, 45], takes: [5, 20] },
  });

const test = (scene: Scene, works: boolean): readonly Step[] =>
  answer(scene, 'Task_Test', { works, note: scene.dice.pick(works ? scene.says.works : scene.says.failed) });

const written = (scene: Scene): Values => ({
  articleTitle: scene.subject,
  articleProblem: scene.report.description,
  articleSolution: `${causeOf(scene)}\n\n${solutionOf(scene)}`,
  articleKeywords: String(scene.report.values['category'] ?? 'other'),
  articleVisibility: 'internal',
});

/** What it comes to: an article that exists is reused or improved, one that does not is written. */
const learnt = (scene: Scene): Values => {
  const { knowledge } = scene.report;
  if (knowledge === 'not-reusable')
    return { knowledgeOutcome: 'not-reusable', knowledgeReason: scene.dice.pick(scene.says.notReusable) };
  if (scene.article === null) return { knowledgeOutcome: 'new', ...written(scene) };
  const articleKey = articleField(scene.article);
  if (knowledge === 'improved') return { knowledgeOutcome: 'improved', articleKey, ...written(scene) };
  return { knowledgeOutcome: 'reused', articleKey };
};

const record = (scene: Scene): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Knowledge', by: scene.l2, values: learnt(scene) },
    ...{ waits: [20, 200], takes: [5, 40] },
  });

const begin = (scene: Scene): readonly Step[] => [
  report(),
  ...triage(scene),
  ...sometimes(scene, 0.3, says(scene, scene.l2, scene.dice.pick(scene.says.taken))),
];

const of = (scenario: Omit<Scenario, 'process'>): Scenario => ({ process: 'incident', ...scenario });

const open: readonly Scenario[] = [
  of({ name: 'triage', share: 2, lastAct: [0.1, 0.8], steps: () => [report()] }),
  of({ name: 'triage, overdue', share: 1, lastAct: [1.4, 2.5], steps: () => [report()] }),
  of({
    ...{ name: 'P1 with L2', share: 1, lastAct: [0.3, 0.6], suits: isUrgent },
    steps: (scene) => [report(), ...triage(scene), ...claim(scene, 'Task_Diagnose', scene.l2)],
  }),
  of({
    ...{ name: 'P1 with L2, overdue', share: 1, lastAct: [2.5, 4], suits: isUrgent },
    steps: (scene) => [
      ...[report(), ...triage(scene)],
      ...[...says(scene, scene.l2, scene.dice.pick(scene.says.progress))],
      ...says(scene, requester, scene.dice.pick(scene.says.chase)),
    ],
  }),
  of({ name: 'for L2', share: 2, lastAct: [0.3, 6], suits: isCalm, steps: (scene) => begin(scene) }),
  of({
    ...{ name: 'with L2', share: 2, lastAct: [0.3, 9], suits: isCalm },
    steps: (scene) => [...begin(scene), ...claim(scene, 'Task_Diagnose', scene.l2)],
  }),
  of({
    ...{ name: 'L1 checks', share: 2, lastAct: [0.3, 4] },
    steps: (scene) => [...begin(scene), ...solve(scene)],
  }),
  of({
    ...{ name: 'test failed, back with L2', share: 1, lastAct: [0.3, 3], suits: isCalm },
    steps: (scene) => [...begin(scene), ...solve(scene), ...check(scene), ...test(scene, false)],
  }),
  of({
    ...{ name: 'knowledge pending', share: 2, lastAct: [0.5, 15] },
    steps: (scene) => [...begin(scene), ...solve(scene), ...check(scene), ...test(scene, true)],
  }),
];

const toTest = (scene: Scene): readonly Step[] => [...begin(scene), ...solve(scene), ...check(scene)];
const toAnswer = (scene: Scene): readonly Step[] => [...begin(scene), ...ask(scene)];

const waiting: readonly Scenario[] = [
  of({ name: 'question', share: 2, lastAct: [1, 40], suits: asks, steps: toAnswer }),
  of({ name: 'question, reminded', share: 1, lastAct: [50, 90], suits: asks, steps: toAnswer }),
  of({ name: 'question, reminded twice', share: 1, lastAct: [100, 160], suits: asks, steps: toAnswer }),
  of({ name: 'user test', share: 2, lastAct: [1, 40], steps: toTest }),
  of({ name: 'user test, reminded', share: 1, lastAct: [50, 90], steps: toTest }),
  of({ name: 'user test, reminded twice', share: 1, lastAct: [100, 160], steps: toTest }),
];

const escalated: readonly Scenario[] = [
  of({
    ...{ name: 'escalated', share: 2, lastAct: [0.3, 3.5] },
    steps: (scene) => [...begin(scene), ...escalate(scene, 'functional')],
  }),
  of({
    ...{ name: 'escalated, nobody took it', share: 1, lastAct: [5, 9] },
    steps: (scene) => [...begin(scene), ...escalate(scene, 'functional')],
  }),
  of({
    ...{ name: 'with L3', share: 2, lastAct: [0.3, 8] },
    steps: (scene) => [
      ...[...begin(scene), ...escalate(scene, 'functional'), ...takeEscalation(scene, true)],
      ...claim(scene, 'Task_Resolve', 'elena'),
    ],
  }),
  of({
    ...{ name: 'given back by L3', share: 2, lastAct: [0.3, 6], suits: isCalm },
    steps: (scene) => [...begin(scene), ...escalate(scene, 'functional'), ...takeEscalation(scene, false)],
  }),
  of({
    ...{ name: 'supervisors told', share: 1, lastAct: [0.2, 0.5], suits: isUrgent },
    steps: (scene) => [
      ...[...begin(scene), ...escalate(scene, 'hierarchical'), ...claim(scene, 'Task_Diagnose', scene.l2)],
      ...notes(scene, 'felix', scene.dice.pick(scene.says.progress)),
    ],
  }),
];

const ended: readonly Scenario[] = [
  of({ name: 'closed by silence, no answer', share: 2, lastAct: [180, 520], suits: asks, steps: toAnswer }),
  of({ name: 'closed by silence, not tested', share: 2, lastAct: [180, 520], steps: toTest }),
  of({ name: 'withdrawn', share: 2, steps: (scene) => [...begin(scene), cancel(scene, requester)] }),
  of({
    ...{ name: 'restored', share: 14, writes: true },
    steps: (scene) => [...toTest(scene), ...test(scene, true), ...record(scene)],
  }),
  of({
    ...{ name: 'restored after a question', share: 3, writes: true, suits: asks },
    steps: (scene) => [
      ...[...toAnswer(scene), ...reply(scene), ...solve(scene), ...check(scene)],
      ...[...test(scene, true), ...record(scene)],
    ],
  }),
  of({
    ...{ name: 'restored by L3', share: 3, writes: true },
    steps: (scene) => [
      ...[...begin(scene), ...solvedByL3(scene), ...check(scene)],
      ...[...test(scene, true), ...record(scene)],
    ],
  }),
  of({
    ...{ name: 'restored after a failed test', share: 3, writes: true },
    steps: (scene) => [
      ...[...toTest(scene), ...test(scene, false), ...solve(scene), ...check(scene)],
      ...[...test(scene, true), ...record(scene)],
    ],
  }),
];

export const incidentScenarios: readonly Scenario[] = [...open, ...waiting, ...escalated, ...ended];
