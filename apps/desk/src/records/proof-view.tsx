import { Button, Progress, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.js';
import { ProofResult } from './proof-result.js';
import classes from './records.module.css';
import { useVerification } from './use-verification.js';

/** Proves that the records are as they were written. */
export const ProofView = () => {
  const t = useWords();
  const { verification, all, one, stop } = useVerification();
  const [ticket, setTicket] = useState('');
  const running = verification.state === 'running';
  const reference = ticket.trim();
  return (
    <section className={classes.view} aria-label={t('records.views.proof')}>
      <p className={classes.hint}>{t('records.proof.hint')}</p>
      <div className={classes.acts}>
        {running ? (
          <Button variant="default" onClick={stop}>
            {t('records.proof.stop')}
          </Button>
        ) : (
          <Button onClick={() => void all()}>
            {t(verification.state === 'idle' ? 'records.proof.all' : 'records.proof.again')}
          </Button>
        )}
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault();
            if (reference !== '') void one(reference);
          }}
        >
          <TextInput
            label={t('records.proof.ticket')}
            placeholder={t('records.proof.ticketHint')}
            value={ticket}
            maxLength={300}
            onChange={(event) => setTicket(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={reference === '' || running}>
            {t('records.proof.one')}
          </Button>
        </form>
      </div>
      {running && <Progress value={100} animated aria-label={t('records.views.proof')} />}
      <ProofResult verification={verification} />
    </section>
  );
};
