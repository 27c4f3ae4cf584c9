import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../words.js';
import { isAnswerable, isUnsound, type Problem } from './problem.js';
import classes from './problems-list.module.css';

/** Keeps the reason why it cannot happen; an empty one takes the answer back. */
export type Answers = (problem: Problem, reason: string) => void;

interface AnswerButtonsProps {
  readonly problem: Problem;
  readonly answers: Answers;
  /** The problem is the one that is looked at. */
  readonly asked: boolean;
}

interface AnswerFormProps {
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}

const longest = 500;

const AnswerForm = ({ onReason, onLeave }: AnswerFormProps) => {
  const t = useWords();
  const [reason, setReason] = useState('');
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <form className={classes.answer} onSubmit={keep}>
      <TextInput
        className={classes.reason ?? ''}
        label={t('problems.reason')}
        description={t('problems.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onLeave())}
        maxLength={longest}
        required
        autoFocus
      />
      <Button size="compact-sm" type="submit" disabled={reason.trim() === ''}>
        {t('problems.keepAnswer')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onLeave}>
        {t('cancel')}
      </Button>
    </form>
  );
};

/** A hint may be answered "cannot happen, because …"; what is certain says that it cannot. */
export const AnswerButtons = ({ problem, answers, asked }: AnswerButtonsProps) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  if (problem.answer !== undefined)
    return (
      <>
        <Button size="compact-sm" variant="default" onClick={() => answers(problem, '')}>
          {t('problems.askAgain')}
        </Button>
        <p className={classes.exactly}>{t('problems.because', { reason: problem.answer })}</p>
      </>
    );
  if (isAnswerable(problem) && open)
    return <AnswerForm onReason={(reason) => answers(problem, reason)} onLeave={() => setOpen(false)} />;
  if (isAnswerable(problem))
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('problems.cannotHappen')}
      </Button>
    );
  return isUnsound(problem) && asked ? <p className={classes.exactly}>{t('problems.certain')}</p> : null;
};
