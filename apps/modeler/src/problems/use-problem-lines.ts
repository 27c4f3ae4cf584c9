import { useQuery } from '@tanstack/react-query';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { groupsQuery } from '../drafts/draft-queries.js';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import { useWords } from '../words.js';
import type { Answers } from './answer-buttons.js';
import { offersFor, type Offer } from './offers.js';
import { answerCode, type Problem } from './problem.js';
import { whereaboutsOf } from './whereabouts.js';

const noGroups: readonly never[] = [];

/** What a line of the problems list can do, once the diagram is drawn. */
export const useProblemLines = (editor: BpmnEditor | null, keeper: DraftKeeper) => {
  const words = useWords();
  const groups = useQuery(groupsQuery).data ?? noGroups;
  const fixes = editor?.get('problemFixes') ?? null;
  const offers = (problem: Problem): readonly Offer[] => offersFor(problem, { fixes, keeper, groups, words });
  const answers: Answers = (problem, reason) => {
    if (problem.elementId !== undefined) fixes?.answer(answerCode(problem), problem.elementId, reason);
  };
  const whereabouts = (problem: Problem): string => whereaboutsOf(problem, fixes, words);
  return { offers, answers, whereabouts };
};
