import { Button } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { useWords } from '../words.js';
import type { TakenWay } from './protocol.js';
import classes from './choices.module.css';
import type { Doors } from './use-simulation.js';

interface TakenCardProps {
  readonly taken: readonly TakenWay[];
  readonly doors: Doors;
}

const TakenLine = ({ one, doors }: { readonly one: TakenWay; readonly doors: Doors }) => {
  const t = useWords();
  const language = useLanguage();
  const { processId, elementId, name, inside, labels, byPerson, others } = one;
  const way = new Intl.ListFormat(language).format(labels.map((label) => t('simulation.taken.quoted', { label })));
  return (
    <li>
      <span>
        {t(byPerson ? 'simulation.taken.byYou' : 'simulation.taken.byItself', { name, way })}
        {inside !== null && ` · ${t('simulation.inside', { process: inside })}`}
      </span>
      <span className={classes.others}>
        {others.map(({ flowId, label, variables }) => (
          <Button
            key={flowId}
            variant="default"
            size="compact-sm"
            disabled={doors.busy}
            onClick={() => void doors.decide({ processId, elementId, flowIds: [flowId], variables })}
          >
            {t('simulation.taken.whatIf', { way: label })}
          </Button>
        ))}
      </span>
    </li>
  );
};

/** What was decided by itself on the way here, and the other ways to try. */
export const TakenCard = ({ taken, doors }: TakenCardProps) => {
  const t = useWords();
  if (taken.length === 0) return null;
  return (
    <section className={classes.taken} aria-label={t('simulation.taken.title')}>
      <h3>{t('simulation.taken.title')}</h3>
      <ul>
        {taken.map((one) => (
          <TakenLine key={`${one.processId} ${one.elementId}`} one={one} doors={doors} />
        ))}
      </ul>
    </section>
  );
};
