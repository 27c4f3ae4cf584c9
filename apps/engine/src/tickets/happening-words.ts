import type { CaseEvent } from '../execution/executor.js';
import { labelOf, type StoryFact } from './case-story.js';
import type { Language } from './ticket-view.js';

/** One sentence in the languages that there are. */
type Sentence = Readonly<Record<Language, string>>;
type Writer<Type extends CaseEvent['type']> = (
  event: Extract<CaseEvent, { type: Type }>,
  fact: StoryFact,
) => Sentence | null;

const labelled = ({ node }: StoryFact, elementId: string): string => labelOf(node, elementId);
const labelIn = ({ definition }: StoryFact, elementId: string): string =>
  labelOf(definition?.nodes[elementId] ?? null, elementId);

/** What moves a case beside tasks, messages and time, in plain words. */
const writers: { readonly [Type in CaseEvent['type']]?: Writer<Type> } = {
  SignalThrown: ({ signalName }) => ({
    en: `The signal “${signalName}” went out to everybody who waits for it`,
    es: `La señal «${signalName}» salió para todos los que la esperan`,
  }),
  SignalCaught: ({ signalName, targetElementId }, fact) => ({
    en: `The signal “${signalName}” arrived: “${labelled(fact, targetElementId)}”`,
    es: `Llegó la señal «${signalName}»: «${labelled(fact, targetElementId)}»`,
  }),
  ConditionMet: ({ targetElementId }, fact) => ({
    en: `What “${labelled(fact, targetElementId)}” waits for has become true`,
    es: `Se cumplió lo que espera «${labelled(fact, targetElementId)}»`,
  }),
  EscalationThrown: ({ escalationCode, caughtBy }, fact) =>
    caughtBy === null
      ? {
          en: `“${escalationCode}” was escalated, and nobody takes it up`,
          es: `Se escaló «${escalationCode}» y nadie lo recoge`,
        }
      : {
          en: `“${escalationCode}” was escalated to “${labelIn(fact, caughtBy)}”`,
          es: `Se escaló «${escalationCode}» a «${labelIn(fact, caughtBy)}»`,
        },
  CompensationRequested: ({ elementId, compensationKeys }, fact) =>
    compensationKeys.length === 0
      ? null
      : {
          en: `“${labelled(fact, elementId)}” undoes what was done before`,
          es: `«${labelled(fact, elementId)}» deshace lo que se había hecho`,
        },
  ValuesErased: ({ values, reason }) => ({
    en: `What people wrote here was erased (${values} values): ${reason}`,
    es: `Se borró lo que se escribió aquí (${values} valores): ${reason}`,
  }),
  UserTaskChangePending: ({ elementId, denied, reason }, fact) => {
    if (!denied) return null;
    const label = labelled(fact, elementId);
    const why = reason ? `: ${reason}` : '';
    return { en: `A check refused “${label}”${why}`, es: `Una comprobación rechazó «${label}»${why}` };
  },
};

/** Null: nothing that people would tell. */
export const happeningText = (fact: StoryFact, language: Language): string | null => {
  const writer = writers[fact.event.type] as Writer<CaseEvent['type']> | undefined;
  return writer?.(fact.event, fact)?.[language] ?? null;
};
