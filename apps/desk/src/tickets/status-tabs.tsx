import { useWords } from '../words.js';
import classes from './tickets-screen.module.css';

const tabs = ['open', 'new', 'in-progress', 'waiting-requester', 'resolved', 'closed', 'all'] as const;

interface StatusTabsProps {
  readonly status: string;
  readonly onChange: (status: string) => void;
}

export const StatusTabs = ({ status, onChange }: StatusTabsProps) => {
  const t = useWords();
  const label = (tab: (typeof tabs)[number]): string => {
    if (tab === 'open') return t('tickets.open');
    return tab === 'all' ? t('tickets.everyStatus') : t(`tickets.status.${tab}`);
  };
  return (
    <div className={classes.tabs} role="group" aria-label={t('tickets.columns.status')}>
      {tabs.map((tab) => (
        <button key={tab} type="button" aria-pressed={tab === status} onClick={() => onChange(tab)}>
          {label(tab)}
        </button>
      ))}
    </div>
  );
};
