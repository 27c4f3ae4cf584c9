import { Button } from '@mantine/core';
import type { KeptCase } from '@relevo/contracts';
import { exactTime, QueryState, useLanguage } from '@relevo/web';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import { type KeptView, keptQuery } from './record-queries.js';
import classes from './records.module.css';
import { useDay } from './use-day.js';

const Facts = ({ kept }: { readonly kept: KeptCase }) => {
  const t = useWords();
  const language = useLanguage();
  const exact = (at: string): string => exactTime(Date.parse(at), language);
  const day = useDay();
  const { hold, removalAt } = kept;
  return (
    <span className={classes.facts}>
      {hold !== null && (
        <span title={exact(hold.at)}>{t('records.kept.by', { name: hold.by.name, time: day(hold.at) })}</span>
      )}
      {hold !== null && <q>{hold.reason}</q>}
      {removalAt !== null && (
        <span title={exact(removalAt)}>
          {t(hold === null ? 'records.kept.removal' : 'records.kept.paused', { time: day(removalAt) })}
        </span>
      )}
    </span>
  );
};

interface KeptListProps {
  readonly view: KeptView;
  readonly title: string;
  readonly empty: string;
  readonly action?: (kept: KeptCase) => ReactNode;
}

const KeptRow = ({ kept, action }: { readonly kept: KeptCase; readonly action: KeptListProps['action'] }) => {
  const t = useWords();
  return (
    <li className={classes.row}>
      {kept.number === null ? (
        <strong>{kept.caseKey}</strong>
      ) : (
        <Link to="/replay/$number" params={{ number: kept.number }}>
          {kept.number}
        </Link>
      )}
      <span className={classes.grow}>
        {kept.erasedAt === null ? kept.title : t('records.erased')}
        <Facts kept={kept} />
      </span>
      {action?.(kept)}
    </li>
  );
};

/** Cases that are held, or that have a date of removal; more on demand. */
export const KeptList = ({ view, title, empty, action }: KeptListProps) => {
  const t = useWords();
  const cases = useInfiniteQuery(keptQuery(view));
  return (
    <section aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <QueryState query={cases}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <p className={classes.hint}>{empty}</p>;
          return (
            <ul className={classes.rows}>
              {items.map((kept) => (
                <KeptRow key={kept.caseKey} kept={kept} action={action} />
              ))}
            </ul>
          );
        }}
      </QueryState>
      {cases.hasNextPage && (
        <Button variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t('records.kept.more')}
        </Button>
      )}
    </section>
  );
};
