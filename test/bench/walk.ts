/**
 * The longest way through the shipped `service-desk` flow without a detour: report, first line, search, second line,
 * check, user test, article, closed. Six tasks by people, one step by the engine's own worker.
 */
export const answers = {
  Task_Attend: { solutionKnown: false },
  Task_Search: { solutionFound: false },
  Task_Investigate: { cause: 'The driver was too old.', solution: 'Install version 4.2 of the driver and restart.' },
  Task_Check: { solutionServes: true },
  Task_Test: { works: true },
  Task_Article: {
    articleTitle: 'Scanner stops after an update',
    articleProblem: 'The scanner answers nothing since the update of last week.',
    articleSolution: 'Install version 4.2 of the driver and restart the computer.',
  },
} as const;

export type BenchTask = keyof typeof answers;

export const tasksPerTicket = Object.keys(answers).length;

export const isBenchTask = (elementId: string): elementId is BenchTask => Object.hasOwn(answers, elementId);

export const report = (index: number) => ({
  processId: 'service-desk',
  title: `Scanner ${String(index)} does not answer`,
  description: 'Since this morning the scanner on the second floor does nothing when I press the button.',
});
