import { Button, NumberInput, Select } from '@mantine/core';
import { exactTime, useLanguage } from '@relevo/web';
import { useState } from 'react';
import { useWords } from '../words.js';
import type { MomentView } from './protocol.js';
import classes from './simulation.module.css';
import { timeSpan, units, type Unit } from './time-span.js';
import type { Doors } from './use-simulation.js';

interface TimeCardProps {
  readonly moment: MomentView;
  readonly doors: Doors;
}

const Next = ({ moment, doors }: TimeCardProps) => {
  const t = useWords();
  const language = useLanguage();
  const [next] = moment.timers;
  if (next === undefined) return <p className={classes.quiet}>{t('simulation.time.none')}</p>;
  const left = Math.max(0, next.dueAt - moment.at);
  const said = { time: timeSpan(left, language), name: next.name };
  return (
    <>
      <p>
        {next.leadsTo === null
          ? t('simulation.time.next', said)
          : t('simulation.time.leads', { ...said, target: next.leadsTo })}
      </p>
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={doors.busy}
          onClick={() => void doors.act({ kind: 'pass-time', milliseconds: left })}
        >
          {t('simulation.time.pass', { time: said.time })}
        </Button>
      </div>
    </>
  );
};

const Free = ({ doors }: Pick<TimeCardProps, 'doors'>) => {
  const t = useWords();
  const [amount, setAmount] = useState(1);
  const [unit, setUnit] = useState<Unit>('day');
  const choices = (['minute', 'hour', 'day'] as const).map((value) => ({
    value,
    label: t(`simulation.time.units.${value}`),
  }));
  return (
    <form
      className={classes.span}
      onSubmit={(event) => {
        event.preventDefault();
        void doors.act({ kind: 'pass-time', milliseconds: amount * units[unit] });
      }}
    >
      <NumberInput
        label={t('simulation.time.amount')}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={amount}
        onChange={(value) => setAmount(Math.max(1, Number(value) || 1))}
      />
      <Select
        label={t('simulation.time.unit')}
        data={choices}
        value={unit}
        allowDeselect={false}
        onChange={(value) => setUnit((value ?? 'day') as Unit)}
      />
      <Button type="submit" variant="default" disabled={doors.busy}>
        {t('simulation.time.go')}
      </Button>
    </form>
  );
};

/** The simulation's own clock: to what comes next, or as far as one likes. */
export const TimeCard = ({ moment, doors }: TimeCardProps) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <section className={classes.card} aria-label={t('simulation.time.title')}>
      <h3>{t('simulation.time.title')}</h3>
      <p className={classes.quiet}>
        {t('simulation.clock')} {exactTime(moment.at, language)}
      </p>
      <Next moment={moment} doors={doors} />
      <Free doors={doors} />
    </section>
  );
};
