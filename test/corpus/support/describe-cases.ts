import type { Contradiction } from '../contradictions.js';
import type { CorpusCase, Expectation, Level, Outcome } from './corpus-case.js';
import type { CorpusServer } from './corpus-server.js';
import { Play, type Played } from './play.js';
import type { Tally } from './tally.js';

export type PlayableCase = CorpusCase & { readonly xml: (file: string) => string };

export interface Stage {
  readonly server: () => CorpusServer;
  readonly tally: Tally;
  /** Under which name the tally counts a case. */
  readonly countedAs: (corpusCase: CorpusCase) => Level | 'own';
}

const stuck = ['runtimeError'];

/** The outcomes that a case's word allows; the README of the folder has them. */
const allowed: Readonly<Record<Outcome, readonly string[]>> = {
  ok: ['ok'],
  runtimeError: stuck,
  uncaughtError: stuck,
  anyError: ['deployRejected', ...stuck],
  deployRejected: ['deployRejected'],
};

const meets = (played: Played, expected: Expectation): boolean =>
  allowed[expected.outcome].includes(played.outcome) &&
  // Where an error is asked for, some cases say nothing of the way there.
  (played.outcome === 'deployRejected' ||
    JSON.stringify(played.trace) === JSON.stringify([...expected.trace].sort())) &&
  (expected.state === undefined || played.outcome === 'deployRejected' || played.state === expected.state);

const spelledOut = ({ outcome, state, trace }: Expectation) => ({
  outcome,
  ...(state && { state }),
  trace: [...trace].sort(),
});

/** One test for each case; what contradicts the standard must give exactly what is written down for it. */
export const describeCases = (
  name: string,
  cases: readonly PlayableCase[],
  contradictions: readonly Contradiction[],
  stage: Stage,
): void => {
  describe(name, () => {
    it.each(cases.map((corpusCase) => [`${corpusCase.id} (${corpusCase.level})`, corpusCase] as const))(
      '%s',
      async (_name, corpusCase) => {
        const contradiction = contradictions.find(({ id }) => id === corpusCase.id);
        const level = stage.countedAs(corpusCase);
        let verdict: 'passed' | 'contradicted' | 'failed' = 'failed';
        try {
          const played = await new Play(stage.server(), corpusCase, corpusCase.xml).run();
          const expected = contradiction?.gives ?? corpusCase.expect;
          if (!meets(played, expected)) expect(played).toEqual(spelledOut(expected));
          // A case that is met is none that contradicts the standard.
          if (contradiction) expect(meets(played, corpusCase.expect)).toBe(false);
          verdict = contradiction ? 'contradicted' : 'passed';
        } finally {
          stage.tally.add(level, verdict);
        }
      },
    );
  });
};
