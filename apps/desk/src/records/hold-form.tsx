import { Button, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useErrorWords } from '@relevo/web';
import { useState } from 'react';
import { useWords } from '../words.js';
import { useHold } from './record-queries.js';
import classes from './records.module.css';

/** Keeps a ticket from being removed or erased. */
export const HoldForm = () => {
  const t = useWords();
  const words = useErrorWords();
  const hold = useHold();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const given = { number: number.trim(), reason: reason.trim() };
  const clear = (): void => {
    notifications.show({ message: t('records.kept.holdDone', { number: given.number }) });
    setNumber('');
    setReason('');
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        hold.mutate(given, { onSuccess: clear });
      }}
    >
      <h2 className={classes.title}>{t('records.kept.hold')}</h2>
      <p className={classes.hint}>{t('records.kept.holdHint')}</p>
      <TextInput
        label={t('records.kept.ticket')}
        placeholder={t('records.proof.ticketHint')}
        value={number}
        maxLength={300}
        onChange={(event) => setNumber(event.currentTarget.value)}
        error={hold.error === null ? undefined : words(hold.error)}
      />
      <Textarea
        label={t('records.kept.reason')}
        description={t('records.kept.reasonHint')}
        value={reason}
        maxLength={2_000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" disabled={given.number === '' || given.reason === ''} loading={hold.isPending}>
        {t('records.kept.holdDo')}
      </Button>
    </form>
  );
};
