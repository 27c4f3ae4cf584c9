import { QueryState, StatePanel, useLanguage } from '@relevo/web';
import { IconMessageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { Kinds } from './kinds.js';
import { ReportForm } from './report-form.js';
import { catalogueQuery } from './report-queries.js';
import { simplest } from './simplest.js';
import classes from './report.module.css';

const route = getRouteApi('/frame/report');

/** One short form for everybody, with or without an account. */
export const ReportScreen = () => {
  const t = useWords();
  const language = useLanguage();
  const { process } = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useQuery(catalogueQuery(language));
  const choose = (processId: string): void => void navigate({ search: { process: processId }, replace: true });
  return (
    <QueryState query={catalogue}>
      {(items) => {
        const chosen = items.find((item) => item.processId === process) ?? simplest(items);
        if (chosen === undefined) {
          return (
            <StatePanel icon={<IconMessageOff size={22} />} title={t('report.nothing')}>
              {t('report.nothingHint')}
            </StatePanel>
          );
        }
        return (
          <div className={classes.page}>
            <h1>{t('report.title')}</h1>
            <ReportForm item={chosen} kinds={<Kinds items={items} chosen={chosen} onChoose={choose} />} />
          </div>
        );
      }}
    </QueryState>
  );
};
