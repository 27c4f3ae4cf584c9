import type { CatalogueItem } from '@relevo/contracts';
import { QueryState, StatePanel, useLanguage } from '@relevo/web';
import { IconMessageOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { ReportForm } from './report-form.js';
import { catalogueQuery } from './report-queries.js';
import classes from './report.module.css';

const route = getRouteApi('/frame/report');

interface KindsProps {
  readonly items: readonly CatalogueItem[];
  readonly chosen: CatalogueItem;
  readonly onChoose: (processId: string) => void;
}

const Kinds = ({ items, chosen, onChoose }: KindsProps) => {
  const t = useWords();
  if (items.length < 2) return null;
  return (
    <fieldset className={classes.kinds}>
      <legend>{t('report.kind')}</legend>
      {items.map((item) => (
        <label key={item.processId} className={classes.kind}>
          <input
            type="radio"
            name="kind"
            checked={item.processId === chosen.processId}
            onChange={() => onChoose(item.processId)}
          />
          <span>
            <strong>{item.name}</strong>
            {item.description !== null && <span>{item.description}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

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
        const chosen = items.find((item) => item.processId === process) ?? items[0];
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
            <Kinds items={items} chosen={chosen} onChoose={choose} />
            <ReportForm item={chosen} />
          </div>
        );
      }}
    </QueryState>
  );
};
