import { Button, CopyButton, TextInput } from '@mantine/core';
import type { ReportedTicket } from '@relevo/contracts';
import { promiseTime, StatePanel, useLanguage, useNow, useSession } from '@relevo/web';
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ButtonLink } from '../frame/button-link.js';
import { useWords } from '../words.js';
import { recallReported } from './report-queries.js';
import classes from './report.module.css';

const route = getRouteApi('/frame/reported/$number');

const TrackingLink = ({ path }: { readonly path: string }) => {
  const t = useWords();
  const url = new URL(path, window.location.origin).href;
  return (
    <div className={classes.link}>
      <h2>{t('reported.link')}</h2>
      <div className={classes.linkRow}>
        <TextInput
          size="md"
          readOnly
          value={url}
          aria-label={t('reported.link')}
          leftSection={<IconLink size={16} />}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              size="md"
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            >
              {t(copied ? 'reported.copied' : 'reported.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
      <p>{t('reported.linkHint')}</p>
    </div>
  );
};

const Promise = ({ ticket }: { readonly ticket: ReportedTicket }) => {
  const t = useWords();
  const language = useLanguage();
  const now = useNow();
  if (ticket.answerBy === null) return <p className={classes.promise}>{t('reported.noPromise')}</p>;
  const time = promiseTime(Date.parse(ticket.answerBy), now, language);
  return <p className={classes.promise}>{t('reported.promise', { time })}</p>;
};

/** The number, the promise and the link: all a person needs to leave with. */
export const ReportedScreen = () => {
  const t = useWords();
  const { person } = useSession();
  const { number } = route.useParams();
  const ticket = recallReported(number);
  if (ticket === null) {
    return (
      <StatePanel
        title={number}
        action={person !== null && <ButtonLink to="/my-tickets">{t('reported.mine')}</ButtonLink>}
      >
        {t('reported.gone')}
      </StatePanel>
    );
  }
  return (
    <div className={classes.page}>
      <section className={classes.done}>
        <span className={classes.tick} aria-hidden="true">
          <IconCheck size={28} stroke={2.5} />
        </span>
        <h1>{t('reported.title')}</h1>
        <p className={classes.number}>
          <span>{t('reported.number')}</span> <strong>{ticket.number}</strong>
        </p>
        <Promise ticket={ticket} />
        <TrackingLink path={ticket.trackingPath} />
        <div className={classes.send}>
          <Button component="a" href={ticket.trackingPath} size="lg">
            {t('reported.follow')}
          </Button>
          <ButtonLink to="/report" variant="subtle" size="lg">
            {t('reported.another')}
          </ButtonLink>
        </div>
      </section>
    </div>
  );
};
