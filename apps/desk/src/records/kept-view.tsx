import { exactTime, hasRole, useLanguage, usePerson } from '@relevo/web';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import { HoldForm } from './hold-form.js';
import { KeptList } from './kept-list.js';
import { LiftHold } from './lift-hold.js';
import { keptQuery } from './record-queries.js';
import classes from './records.module.css';
import { useDay } from './use-day.js';

const Retention = () => {
  const t = useWords();
  const { data } = useInfiniteQuery(keptQuery('dated'));
  const [page] = data?.pages ?? [];
  if (page === undefined) return null;
  const { retentionDays: count } = page;
  return (
    <p className={classes.hint}>
      {count === null ? t('records.kept.forever') : t('records.kept.retention', { count })}
    </p>
  );
};

const RemovedList = () => {
  const t = useWords();
  const language = useLanguage();
  const day = useDay();
  const { data } = useInfiniteQuery(keptQuery('dated'));
  const removed = data?.pages[0]?.removed ?? [];
  return (
    <section aria-label={t('records.kept.removed')}>
      <h2 className={classes.title}>{t('records.kept.removed')}</h2>
      {removed.length === 0 ? (
        <p className={classes.hint}>{t('records.kept.noRemoved')}</p>
      ) : (
        <ul className={classes.rows}>
          {removed.map(({ caseKey, number, removedAt, records }) => (
            <li key={caseKey} className={classes.row}>
              <strong>{number ?? caseKey}</strong>
              <span className={classes.grow} title={exactTime(Date.parse(removedAt), language)}>
                {t('records.kept.gone', { time: day(removedAt), records })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** How long what is kept, and for whom. */
export const KeptView = () => {
  const t = useWords();
  const mayHold = hasRole(usePerson(), 'auditor');
  return (
    <section className={classes.view} aria-label={t('records.views.kept')}>
      <Retention />
      <div className={classes.columns}>
        <div className={classes.column}>
          <KeptList
            view="held"
            title={t('records.kept.held')}
            empty={t('records.kept.noHeld')}
            action={({ number, caseKey }) => mayHold && <LiftHold number={number ?? caseKey} />}
          />
          {mayHold && <HoldForm />}
        </div>
        <div className={classes.column}>
          <KeptList view="dated" title={t('records.kept.dated')} empty={t('records.kept.noDated')} />
          <RemovedList />
        </div>
      </div>
    </section>
  );
};
