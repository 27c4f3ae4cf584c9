import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ErasureItem } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useId, useState } from 'react';
import { useWords } from '../words.js';
import { ErasurePreviewList } from './erasure-preview.js';
import { erasureOf, useErase, usePreview } from './record-queries.js';
import classes from './records.module.css';

interface ErasingProps {
  readonly who: string;
  readonly items: readonly ErasureItem[];
}

/** The reason, and once more the question. */
const Erasing = ({ who, items }: ErasingProps) => {
  const t = useWords();
  const words = useErrorWords();
  const erase = useErase();
  const [reason, setReason] = useState('');
  const [asked, { open, close }] = useDisclosure(false);
  const count = items.filter(({ erasedAt }) => erasedAt === null).length;
  const act = (): void =>
    erase.mutate({ ...erasureOf(who), expected: items.length, reason: reason.trim() }, { onSettled: close });
  if (erase.data !== undefined) {
    return (
      <p className={classes.verdict} data-tone="whole" role="status">
        {t('records.erasure.done', { values: erase.data.values, count: erase.data.tickets })}
      </p>
    );
  }
  if (items.some(({ refused }) => refused !== null))
    return <p className={classes.hint}>{t('records.erasure.blocked')}</p>;
  if (count === 0) return <p className={classes.hint}>{t('records.erasure.nothingLeft')}</p>;
  return (
    <div className={classes.form}>
      <Textarea
        label={t('records.erasure.reason')}
        description={t('records.erasure.reasonHint')}
        value={reason}
        maxLength={2_000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={erase.error === null ? undefined : words(erase.error)}
      />
      <Button className={classes.danger ?? ''} disabled={reason.trim() === ''} onClick={open}>
        {t('records.erasure.ask', { count })}
      </Button>
      <Modal
        opened={asked}
        onClose={close}
        title={t('records.erasure.confirmTitle')}
        classNames={{ title: classes.question }}
        closeButtonProps={{ 'aria-label': t('records.erasure.cancel') }}
      >
        <p className={classes.hint}>{t('records.erasure.confirm')}</p>
        <div className={classes.answers}>
          <Button variant="default" onClick={close} data-autofocus>
            {t('records.erasure.cancel')}
          </Button>
          <Button className={classes.danger ?? ''} loading={erase.isPending} onClick={act}>
            {t('records.erasure.do')}
          </Button>
        </div>
      </Modal>
    </div>
  );
};

/** Whose words, what would go, why, and the last question. */
export const ErasureView = () => {
  const t = useWords();
  const words = useErrorWords();
  const preview = usePreview();
  const [who, setWho] = useState('');
  const [shown, setShown] = useState('');
  const problemId = useId();
  const typed = who.trim();
  const look = (of: string): void => {
    setShown(of);
    preview.mutate(erasureOf(of));
  };
  return (
    <section className={classes.view} aria-label={t('records.views.erasure')}>
      <p className={classes.hint}>{t('records.erasure.intro')}</p>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '') look(typed);
        }}
      >
        <TextInput
          className={classes.wide ?? ''}
          label={t('records.erasure.who')}
          description={t('records.erasure.whoHint')}
          value={who}
          maxLength={320}
          onChange={(event) => setWho(event.currentTarget.value)}
          error={preview.error !== null}
          aria-describedby={preview.error === null ? undefined : problemId}
        />
        <Button type="submit" disabled={typed === ''} loading={preview.isPending}>
          {t('records.erasure.look')}
        </Button>
      </form>
      {preview.error !== null && (
        <p id={problemId} className={classes.problem} role="alert">
          {words(preview.error)}
        </p>
      )}
      {preview.data !== undefined && (
        <>
          <ErasurePreviewList items={preview.data.items} />
          <Erasing key={shown} who={shown} items={preview.data.items} />
        </>
      )}
    </section>
  );
};
