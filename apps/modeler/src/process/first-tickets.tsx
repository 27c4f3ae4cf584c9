import { Button } from '@mantine/core';
import type { Passage } from '@relevo/contracts';
import { QueryState, RelativeTime } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import classes from './process.module.css';
import { passagesQuery } from './running-queries.js';
import { TicketLink } from './tickets-at.js';

interface FirstTicketsProps {
  readonly processId: string;
  readonly version: number;
  /** What is new or changed; with their names for people. */
  readonly steps: ReadonlyMap<string, string>;
  /** The version that it can be taken back to; null: it is the first. */
  readonly former: number | null;
  readonly onTakeBack: () => void;
  readonly onDone: () => void;
}

const PassageLine = ({ passage }: { readonly passage: Passage }) => {
  const t = useWords();
  const holder = passage.holder ?? passage.group;
  const now = (): string => {
    if (passage.stuck) return t('runs.nowStuck');
    if (passage.closed) return t('runs.nowClosed');
    if (holder !== null) return t('runs.nowWith', { name: holder.name });
    return passage.step === null ? '' : t('runs.nowAt', { step: passage.step });
  };
  return (
    <li className={classes.ticket} data-stuck={passage.stuck}>
      <span className={classes.ticketHead}>
        {t('runs.reached', { number: passage.number ?? t('runs.noTicket'), step: passage.label })}{' '}
        <RelativeTime at={passage.at} />, {now()}
      </span>
      <span className={classes.quiet}>
        {passage.number !== null && <TicketLink number={passage.number} />} {passage.title}
      </span>
    </li>
  );
};

/** After publishing: how the first tickets go through what is new, by themselves. */
export const FirstTickets = ({ processId, version, steps, former, onTakeBack, onDone }: FirstTicketsProps) => {
  const t = useWords();
  const passages = useQuery(passagesQuery(processId, version, [...steps.keys()].slice(0, 100)));
  return (
    <section className={classes.first} aria-labelledby="first">
      <h2 id="first">{t('runs.firstTitle', { version })}</h2>
      <QueryState query={passages}>
        {({ items, begun }) => (
          <div aria-live="polite">
            {items.length === 0 && <p>{t('runs.firstNone', { version })}</p>}
            {begun > 0 && <p className={classes.quiet}>{t('runs.firstBegun', { count: begun, version })}</p>}
            <ul className={classes.tickets}>
              {items.map((passage) => (
                <PassageLine key={`${passage.number ?? passage.at} ${passage.elementId}`} passage={passage} />
              ))}
            </ul>
          </div>
        )}
      </QueryState>
      <p className={classes.quiet}>
        {t('runs.firstSteps', { steps: [...steps.values()].join(', ') })} · {t('runs.stay')}
      </p>
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t('runs.done')}
        </Button>
        {former !== null && (
          <Button variant="default" color="red" onClick={onTakeBack}>
            {t('runs.takeBack', { version: former })}
          </Button>
        )}
      </div>
    </section>
  );
};
