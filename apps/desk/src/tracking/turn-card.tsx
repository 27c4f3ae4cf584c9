import { Alert, Button } from '@mantine/core';
import type { TrackingPage, Values } from '@relevo/contracts';
import { FormView, hasFields, useErrorWords, type FormHandle } from '@relevo/web';
import { useRef, useState } from 'react';
import { useWords } from '../words.js';
import classes from './tracking.module.css';
import { useAnswer, type StoryDoor } from './tracking-queries.js';

interface TurnCardProps {
  readonly turn: NonNullable<TrackingPage['turn']>;
  readonly door: StoryDoor;
  /** What we did; the question is about it. */
  readonly resolution: string | null;
}

/** One question and its two buttons, under the thumb. */
export const TurnCard = ({ turn, door, resolution }: TurnCardProps) => {
  const t = useWords();
  const words = useErrorWords();
  const form = useRef<FormHandle>(null);
  const answer = useAnswer(door);
  const [wrong, setWrong] = useState(false);
  const choose = (outcome: Values): void => {
    const filled = form.current === null ? {} : form.current.submit();
    setWrong(filled === null);
    if (filled !== null) answer.mutate({ taskKey: turn.taskKey, values: { ...filled, ...outcome } });
  };
  const buttons = turn.form.buttons.length > 0 ? turn.form.buttons : [{ label: t('tasks.done'), values: {} }];
  const problem = wrong
    ? t('tracking.turnFields')
    : answer.error === null
      ? null
      : t('tracking.refused', { reason: words(answer.error) });
  return (
    <section className={classes.turn} aria-labelledby="turn-title">
      <p className={classes.turnKicker}>{t('tracking.turn')}</p>
      <h2 id="turn-title">{turn.question}</h2>
      {resolution !== null && resolution !== '' && (
        <div className={classes.solution}>
          <p>{t('tracking.solution')}</p>
          <p>{resolution}</p>
        </div>
      )}
      {hasFields(turn.form.schema) && (
        <FormView schema={turn.form.schema} data={turn.data} readOnly={false} onTyped={() => undefined} handle={form} />
      )}
      {problem !== null && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      <div className={classes.turnButtons}>
        {buttons.map(({ label, values }, place) => (
          <Button
            key={label}
            size="lg"
            variant={place === 0 ? 'filled' : 'default'}
            disabled={answer.isPending}
            onClick={() => choose(values)}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className={classes.turnHint}>{t('tracking.turnHint')}</p>
    </section>
  );
};
