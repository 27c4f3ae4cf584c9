/** Sentences of one language. Labels come quoted; `when` is empty or begins with a space. */
export interface FindingWords {
  readonly quoted: (name: string) => string;
  readonly after: (name: string) => string;
  readonly when: (choices: readonly string[]) => string;
  readonly happens: (event: string) => string;
  readonly answered: (question: string, answer: string) => string;
  readonly leadsTo: (step: string) => string;
  readonly waitsInVain: (label: string, missing: readonly string[], when: string) => string;
  readonly allClosed: (label: string, when: string) => string;
  readonly doneTwice: (label: string, when: string) => string;
  readonly neverRuns: (label: string) => string;
  readonly leftOver: (label: string, when: string) => string;
  readonly stopsWork: (label: string, work: readonly string[], when: string) => string;
  readonly roundForEver: (label: string, when: string) => string;
  readonly nobody: (label: string) => string;
}
