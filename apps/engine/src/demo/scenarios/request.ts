import type { Values } from '@relevo/contracts';
import type { DemoReport } from '../demo-content.js';
import { requester, type Scenario, type Scene, type Step } from '../story.js';
import { answer, cancel, claim, report, says, sometimes, work } from './steps.js';

const isApproved = ({ decision }: DemoReport): boolean => decision === 'approved';
const isRefused = ({ decision }: DemoReport): boolean => decision === 'rejected';
const isOrdered = (of: DemoReport): boolean => isApproved(of) && of.supply === 'ordered';

const decide = (scene: Scene): readonly Step[] => {
  const { decision = 'approved', decisionReason } = scene.report;
  const why: Values =
    decision === 'rejected' ? { decisionReason: decisionReason ?? 'There is no budget for it this year.' } : {};
  return work(scene, {
    ...{ elementId: 'Task_Approve', by: 'greta', values: { decision, ...why } },
    ...{ waits: [20, 500], takes: [3, 30] },
  });
};

const fulfil = (scene: Scene, supply: 'handed-over' | 'ordered'): readonly Step[] => {
  const done = supply === 'ordered' ? 'Ordered from our supplier.' : 'Handed over.';
  const fulfilment = scene.report.fulfilment ?? done;
  return work(scene, {
    ...{ elementId: 'Task_Fulfil', by: scene.l1, values: { supply, fulfilment } },
    ...{ waits: [30, 400], takes: [10, 120] },
  });
};

const arrives = (scene: Scene): Step => ({ act: { kind: 'deliver' }, after: scene.dice.between([900, 1_800]) });

/** The supplier lets us wait for more than five days, so somebody asks. */
const chase = (scene: Scene): readonly Step[] =>
  work(scene, {
    ...{ elementId: 'Task_Chase', by: scene.l1, values: { done: scene.dice.pick(scene.says.chased) } },
    ...{ waits: [3_500, 3_700], takes: [5, 15] },
  });

const accept = (scene: Scene, accepted: boolean): readonly Step[] =>
  answer(scene, 'Task_Accept', { accepted, note: scene.dice.pick(accepted ? scene.says.works : scene.says.wrong) });

const approved = (scene: Scene): readonly Step[] => [
  report(),
  ...sometimes(scene, 0.3, says(scene, requester, scene.dice.pick(scene.says.more))),
  ...decide(scene),
];

const handedOver = (scene: Scene): readonly Step[] => [...approved(scene), ...fulfil(scene, 'handed-over')];
const ordered = (scene: Scene): readonly Step[] => [...approved(scene), ...fulfil(scene, 'ordered')];

const of = (scenario: Omit<Scenario, 'process'>): Scenario => ({ process: 'request', ...scenario });

export const requestScenarios: readonly Scenario[] = [
  of({ name: 'approval', share: 3, lastAct: [0.5, 40], steps: () => [report()] }),
  of({ name: 'approval, overdue', share: 1, lastAct: [50, 70], steps: () => [report()] }),
  of({ name: 'fulfilment', share: 2, lastAct: [1, 60], suits: isApproved, steps: approved }),
  of({
    ...{ name: 'being fulfilled', share: 1, lastAct: [1, 30], suits: isApproved },
    steps: (scene) => [...approved(scene), ...claim(scene, 'Task_Fulfil', scene.l1)],
  }),
  of({ name: 'waiting for the supplier', share: 3, lastAct: [2, 110], suits: isOrdered, steps: ordered }),
  of({ name: 'supplier to be asked', share: 1, lastAct: [124, 150], suits: isOrdered, steps: ordered }),
  of({ name: 'acceptance', share: 2, lastAct: [1, 60], suits: isApproved, steps: handedOver }),
  of({ name: 'acceptance, reminded', share: 1, lastAct: [80, 200], suits: isApproved, steps: handedOver }),
  of({
    ...{ name: 'not accepted, back', share: 1, lastAct: [0.5, 20], suits: isApproved },
    steps: (scene) => [...handedOver(scene), ...accept(scene, false)],
  }),
  of({ name: 'closed by silence', share: 1, lastAct: [250, 520], suits: isApproved, steps: handedOver }),
  of({ name: 'withdrawn', share: 1, steps: (scene) => [report(), cancel(scene, requester)] }),
  of({ name: 'refused', share: 4, suits: isRefused, steps: approved }),
  of({
    ...{ name: 'handed over', share: 9, suits: isApproved },
    steps: (scene) => [...handedOver(scene), ...accept(scene, true)],
  }),
  of({
    ...{ name: 'ordered and delivered', share: 3, suits: isOrdered },
    steps: (scene) => [...ordered(scene), arrives(scene), ...accept(scene, true)],
  }),
  of({
    ...{ name: 'delivered late', share: 1, lastAct: [20, 200], suits: isOrdered },
    steps: (scene) => [...ordered(scene), ...chase(scene), arrives(scene), ...accept(scene, true)],
  }),
];
