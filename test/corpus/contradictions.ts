import type { Expectation } from './support/corpus-case.js';

/** A rare or suspect case of the corpus that says otherwise than the standard. */
export interface Contradiction {
  readonly id: string;
  /** The sentence of BPMN 2.0.2 (formal/2013-12-09), with the section it stands in. */
  readonly sentence: string;
  readonly section: string;
  /** Why the case cannot be had together with the sentence. */
  readonly because: string;
  /** What Relevo gives instead; the test holds it to exactly this. */
  readonly gives: Expectation;
}

const interrupts = {
  section: '13.5.3 Intermediate Boundary Events',
  sentence:
    'If the cancelActivity attribute is set, the Activity the Event is attached to is then cancelled (in case of a multi-instance, all its instances are cancelled)',
  because:
    'The boundary event that catches what an instance throws has no cancelActivity="false", so it interrupts; the case expects the instances (and the flow behind them) to go on.',
  gives: { outcome: 'ok', state: 'completed', trace: ['task1', 'task3'] },
} as const;

const scriptCompletes = {
  section: '13.3.3 Task',
  sentence:
    'Upon activation, the associated script is invoked. On completion of the script, the Script Task completes.',
  because:
    'The task behind the ad-hoc subprocess has the script "task1", and the case maps it to task1 too; the case expects task3, which nothing in its diagram gives.',
  gives: { outcome: 'ok', state: 'completed', trace: ['task1', 'task1', 'task2'] },
} as const;

export const contradictions: readonly Contradiction[] = [
  { id: 'betsy/activities/AdHocSubProcess_Parallel#1', ...scriptCompletes },
  { id: 'betsy/activities/AdHocSubProcess_Sequential#1', ...scriptCompletes },
  { id: 'betsy/activities/MultiInstance_ComplexBehavior#1', ...interrupts },
  { id: 'betsy/activities/MultiInstance_NoneBehavior#1', ...interrupts },
  { id: 'betsy/activities/MultiInstance_OneBehavior#1', ...interrupts },
  { id: 'betsy/cfpatterns/WCP09_Structured_Discriminator_MultiInstance#1', ...interrupts },
  { id: 'betsy/cfpatterns/WCP12_MultipleInstancesWithoutSynchronization#1', ...interrupts },
];
