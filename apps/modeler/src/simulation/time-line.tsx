import { ActionIcon } from '@mantine/core';
import { useLanguage } from '@relevo/web';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words.js';
import type { SimulationView, StepView } from './protocol.js';
import classes from './simulation.module.css';
import { timeSpan } from './time-span.js';
import type { Doors } from './use-simulation.js';

interface TimeLineProps {
  readonly view: SimulationView;
  readonly doors: Doors;
}

const useStepWords = (): ((step: StepView) => string) => {
  const t = useWords();
  return ({ name, act }) => {
    if (name !== '') return name;
    return t(act.kind === 'pass-time' ? 'simulation.step.time' : 'simulation.step.variables');
  };
};

/** The ring is the token that waits on the drawing. */
const Asks = () => {
  const t = useWords();
  return (
    <small className={classes.asks}>
      <i aria-hidden="true" />
      {t('simulation.step.asks')}
    </small>
  );
};

/** Every step so far; any of them can be shown, and it goes on from there. */
export const TimeLine = ({ view, doors }: TimeLineProps) => {
  const t = useWords();
  const language = useLanguage();
  const words = useStepWords();
  const current = useRef<HTMLButtonElement>(null);
  const at = view.current;
  const began = view.steps[0]?.at ?? 0;
  useEffect(() => {
    // Answers a promise in newer browsers, which is no clean-up.
    void current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  const move = (by: number): void => void doors.goTo(view.current + by);
  const elapsed = (moment: number): string =>
    moment === began ? t('simulation.atStart') : t('simulation.elapsed', { time: timeSpan(moment - began, language) });
  return (
    <nav
      className={classes.timeline}
      aria-label={t('simulation.timeline')}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft' && view.current >= 0) move(-1);
        if (key === 'ArrowRight' && view.current < view.steps.length - 1) move(1);
      }}
    >
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('simulation.back')}
        title={t('simulation.back')}
        disabled={view.current < 0}
        onClick={() => move(-1)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ol className={classes.ticks}>
        {view.steps.map((step, place) => (
          <li key={place}>
            <button
              type="button"
              ref={place === view.current ? current : null}
              className={classes.tick}
              data-tone={step.tone}
              data-later={place > view.current}
              aria-current={place === view.current ? 'step' : undefined}
              onClick={() => void doors.goTo(place)}
            >
              <span>
                <span className="r-visually-hidden">{t('simulation.step.label', { count: place + 1 })} </span>
                {words(step)}
              </span>
              {step.tone === 'choice' && <Asks />}
              <small>{elapsed(step.at)}</small>
            </button>
          </li>
        ))}
      </ol>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('simulation.forward')}
        title={t('simulation.forward')}
        disabled={view.current >= view.steps.length - 1}
        onClick={() => move(1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </nav>
  );
};
