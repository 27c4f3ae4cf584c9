import { Button, Popover, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useErrorWords } from '@relevo/web';
import { useState, type FormEvent } from 'react';
import { useWords } from '../words.js';
import { useDiscardDeadLetters, useRepeatDeadLetters } from './dead-letter-queries.js';
import classes from './outbox-panel.module.css';

interface ActsProps {
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}

const Discard = ({ chosen, onDone }: ActsProps) => {
  const t = useWords();
  const words = useErrorWords();
  const discard = useDiscardDeadLetters();
  const [opened, { toggle, close }] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const done = ({ changed: count }: { readonly changed: number }): void => {
      notifications.show({ message: t('deadLetters.discarded', { count }) });
      setReason('');
      close();
      onDone();
    };
    if (reason.trim() !== '') discard.mutate({ ids: [...chosen], reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <Popover opened={opened} onChange={close} width={320} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" disabled={chosen.size === 0} onClick={toggle}>
          {t('deadLetters.discard')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.form} onSubmit={send}>
          <Textarea
            required
            autosize
            minRows={2}
            maxLength={500}
            label={t('deadLetters.discardWhy')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={discard.error === null ? undefined : words(discard.error)}
          />
          <Button type="submit" color="red" disabled={reason.trim() === ''} loading={discard.isPending}>
            {t('deadLetters.discardDo', { count: chosen.size })}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
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
