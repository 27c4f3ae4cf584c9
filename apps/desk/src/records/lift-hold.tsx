import { Button, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useErrorWords } from '@relevo/web';
import { useState } from 'react';
import { useWords } from '../words.js';
import { useLift } from './record-queries.js';
import classes from './records.module.css';

const Lifting = ({ number, onDone }: { readonly number: string; readonly onDone: () => void }) => {
  const t = useWords();
  const words = useErrorWords();
  const lift = useLift();
  const [reason, setReason] = useState('');
  const done = (): void => {
    notifications.show({ message: t('records.kept.liftDone', { number }) });
    onDone();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        lift.mutate({ number, reason: reason.trim() }, { onSuccess: done });
      }}
    >
      <p className={classes.hint}>{t('records.kept.liftHint')}</p>
      <Textarea
        data-autofocus
        label={t('records.kept.reason')}
        description={t('records.kept.reasonHint')}
        value={reason}
        maxLength={2_000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={lift.error === null ? undefined : words(lift.error)}
      />
      <div className={classes.answers}>
        <Button variant="default" onClick={onDone}>
          {t('records.kept.cancel')}
        </Button>
        <Button type="submit" disabled={reason.trim() === ''} loading={lift.isPending}>
          {t('records.kept.liftDo')}
        </Button>
      </div>
    </form>
  );
};

export const LiftHold = ({ number }: { readonly number: string }) => {
  const t = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="xs" onClick={open} aria-label={`${t('records.kept.lift')} ${number}`}>
        {t('records.kept.lift')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('records.kept.liftTitle', { number })}
        classNames={{ title: classes.question }}
        closeButtonProps={{ 'aria-label': t('records.kept.cancel') }}
      >
        <Lifting number={number} onDone={close} />
      </Modal>
    </>
  );
};
