import { UnstyledButton } from '@mantine/core';
import type { RunningElement, RunningProcess, StuckElement } from '@relevo/contracts';
import { duration, RelativeTime, StatePanel, useCauseWords, useLanguage, useNow } from '@relevo/web';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../words.js';
import classes from './process.module.css';
import { stuckPlace } from './stuck-place.js';

interface ChooseProps {
  readonly chosen: string | null;
  readonly onChoose: (elementId: string) => void;
}

const StuckLine = ({ stuck, chosen, onChoose }: ChooseProps & { readonly stuck: StuckElement }) => {
  const t = useWords();
  const cause = useCauseWords();
  return (
    <li>
      <UnstyledButton
        className={classes.stuck ?? ''}
        aria-pressed={chosen === stuck.elementId}
        onClick={() => onChoose(stuck.elementId)}
      >
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span>
          <strong>{t('runs.stuckAt', { count: stuck.tickets, step: stuck.label })}</strong>{' '}
          <RelativeTime at={stuck.since} />
          <span className={classes.why}>{t('runs.because', { cause: cause(stuck.code) })}</span>
          <span className={classes.exactly} lang="en">
            {stuck.message}
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
};

const ElementLine = ({ element, chosen, onChoose }: ChooseProps & { readonly element: RunningElement }) => {
  const t = useWords();
  const language = useLanguage();
  const now = useNow();
  const facts = [
    t('runs.oldest', { wait: duration(now - Date.parse(element.since), language) }),
    ...(element.usual === null ? [] : [t('runs.usual', { wait: duration(element.usual, language) })]),
    ...(element.overdue > 0 ? [t('runs.overdue', { count: element.overdue })] : []),
  ];
  return (
    <li>
      <UnstyledButton
        className={classes.element ?? ''}
        aria-pressed={chosen === element.elementId}
        onClick={() => onChoose(element.elementId)}
      >
        <span className={classes.count} data-heat={element.heat}>
          {element.tickets}
        </span>
        <span>
          <strong>{element.label}</strong>
          <span className={classes.quiet}>{facts.join(' · ')}</span>
        </span>
      </UnstyledButton>
    </li>
  );
};

const heats = ['usual', 'longer', 'much-longer', 'overdue', 'unknown'] as const;

/** Colour is never alone: the words of each shade. */
export const HeatLegend = () => {
  const t = useWords();
  return (
    <ul className={classes.legend} aria-label={t('runs.legend')}>
      {heats.map((heat) => (
        <li key={heat}>
          <span className={classes.count} data-heat={heat} aria-hidden="true" /> {t(`runs.heats.${heat}`)}
        </li>
      ))}
    </ul>
  );
};

/** Who comes for the stuck ones is led to them. */
const Stuck = ({ running, ...choose }: ChooseProps & { readonly running: RunningProcess }) => {
  const t = useWords();
  const place = useRef<HTMLElement>(null);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash === stuckPlace) place.current?.focus();
  }, [hash]);
  return (
    <section ref={place} tabIndex={-1} aria-labelledby={stuckPlace}>
      <h2 id={stuckPlace}>{t('runs.stuck')}</h2>
      <ul className={classes.list}>
        {running.stuck.map((stuck) => (
          <StuckLine key={stuck.elementId} stuck={stuck} {...choose} />
        ))}
      </ul>
    </section>
  );
};

const hottest = ['overdue', 'much-longer', 'longer', 'unknown', 'usual'];
const byHeat = (one: RunningElement, other: RunningElement): number =>
  hottest.indexOf(one.heat) - hottest.indexOf(other.heat) || other.tickets - one.tickets;

/** The stuck ones first, then where tickets wait, the hottest first. */
export const RunningPanel = ({ running, ...choose }: ChooseProps & { readonly running: RunningProcess }) => {
  const t = useWords();
  if (running.elements.length === 0 && running.stuck.length === 0) {
    return <StatePanel title={t('runs.nobody')}>{t('runs.nobodyHint')}</StatePanel>;
  }
  return (
    <>
      {running.stuck.length > 0 && <Stuck running={running} {...choose} />}
      <section aria-labelledby="busy">
        <h2 id="busy">{t('runs.busy')}</h2>
        {running.atMost !== null && <p className={classes.quiet}>{t('runs.atMost', { count: running.atMost })}</p>}
        <ul className={classes.list}>
          {running.elements.toSorted(byHeat).map((element) => (
            <ElementLine key={element.elementId} element={element} {...choose} />
          ))}
        </ul>
        <HeatLegend />
      </section>
    </>
  );
};
