import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useErrorWords } from '@relevo/web';
import { useWords } from '../words.js';
import { useDiscardDeadLetters, useRepeatDeadLetters } from './dead-letter-queries.js';
import classes from './outbox-panel.module.css';
import { ReasonButton } from './reason-button.js';

interface ActsProps {
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}

const Discard = ({ chosen, onDone }: ActsProps) => {
  const t = useWords();
  const { mutateAsync } = useDiscardDeadLetters();
  const discard = async (reason: string): Promise<void> => {
    const { changed: count } = await mutateAsync({ ids: [...chosen], reason });
    notifications.show({ message: t('deadLetters.discarded', { count }) });
    onDone();
  };
  return (
    <ReasonButton
      final
      label={t('deadLetters.discard')}
      act={t('deadLetters.discardDo', { count: chosen.size })}
      question={t('deadLetters.discardWhy')}
      longest={500}
      disabled={chosen.size === 0}
      onReason={discard}
    />
  );
};

/** What to do with those that are chosen. */
export const DeadLetterActs = ({ total, chosen, onDone }: ActsProps & { readonly total: number }) => {
  const t = useWords();
  const words = useErrorWords();
  const repeat = useRepeatDeadLetters();
  const send = (): void =>
    repeat.mutate(
      { ids: [...chosen] },
      {
        onSuccess: ({ changed: count }) => {
          notifications.show({ message: t('deadLetters.repeated', { count }) });
          onDone();
        },
      },
    );
  return (
    <div className={classes.acts}>
      <Button disabled={chosen.size === 0} loading={repeat.isPending} onClick={send}>
        {chosen.size === 0 ? t('deadLetters.repeatNone') : t('deadLetters.repeat', { count: chosen.size })}
      </Button>
      <Discard chosen={chosen} onDone={onDone} />
      <span className={classes.quiet}>{t('deadLetters.count', { count: total })}</span>
      {repeat.error !== null && (
        <p role="alert" className={classes.problem}>
          {words(repeat.error)}
        </p>
      )}
    </div>
  );
};
