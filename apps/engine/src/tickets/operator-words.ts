import type { CaseEvent } from '../execution/executor.js';
import { labelOf, type StoryFact } from './case-story.js';
import type { Language } from './ticket-view.js';

type ByHand = Extract<
  CaseEvent,
  { type: 'ProcessInstanceSuspended' | 'ProcessInstanceResumed' | 'ProcessInstanceModified' }
>;

/** What was called is suspended with its caller: told once. */
export const isFirstOfRecord = ({ record, event }: StoryFact): boolean => {
  const first = record.events.find(({ type }) => type === event.type) as unknown as CaseEvent | undefined;
  return first !== undefined && 'processInstanceKey' in first && 'processInstanceKey' in event
    ? first.processInstanceKey === event.processInstanceKey
    : true;
};

const verbs = {
  ProcessInstanceSuspended: { en: 'suspended the process', es: 'suspendió el proceso' },
  ProcessInstanceResumed: { en: 'resumed the process', es: 'reanudó el proceso' },
} as const;

const modified = (event: Extract<ByHand, { type: 'ProcessInstanceModified' }>, fact: StoryFact, language: Language) => {
  const labels = event.activated.map((id) => `“${labelOf(fact.definition?.nodes[id] ?? null, id)}”`).join(', ');
  if (language === 'es') return labels === '' ? 'terminó pasos a mano' : `movió el proceso a mano a ${labels}`;
  return labels === '' ? 'ended steps by hand' : `moved the process by hand to ${labels}`;
};

/** What an operator did to the process itself, and why. `by`: their name. */
export const byHandText = (fact: StoryFact, event: ByHand, { by, language }: { by: string; language: Language }) => {
  const what = event.type === 'ProcessInstanceModified' ? modified(event, fact, language) : verbs[event.type][language];
  const why = fact.erased('reason') || event.reason === '' ? '' : `: ${event.reason}`;
  return `${by} ${what}${why}`;
};
