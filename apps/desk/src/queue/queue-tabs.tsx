import { hasRole, usePerson } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { taskCountQuery, type TaskView } from '../tasks/task-queries.js';
import { useWords } from '../words.js';
import classes from '../frame/list-screen.module.css';

interface TabProps {
  readonly view: TaskView;
  readonly chosen: boolean;
  readonly onChoose: (view: TaskView) => void;
}

const Tab = ({ view, chosen, onChoose }: TabProps) => {
  const t = useWords();
  const { data: count } = useQuery(taskCountQuery({ view }));
  return (
    <button type="button" aria-pressed={chosen} onClick={() => onChoose(view)}>
      {t(`queue.views.${view}`)}
      <span className={classes.count}>{count ?? ''}</span>
    </button>
  );
};

interface QueueTabsProps {
  readonly view: TaskView;
  readonly onChoose: (view: TaskView) => void;
}

/** Views with their true counts. */
export const QueueTabs = ({ view, onChoose }: QueueTabsProps) => {
  const t = useWords();
  const all = hasRole(usePerson(), 'supervisor', 'administrator');
  const views: readonly TaskView[] = all ? ['unassigned', 'groups', 'mine', 'all'] : ['unassigned', 'groups', 'mine'];
  return (
    <div className={classes.tabs} role="group" aria-label={t('queue.title')}>
      {views.map((tab) => (
        <Tab key={tab} view={tab} chosen={tab === view} onChoose={onChoose} />
      ))}
    </div>
  );
};

export const viewOf = (text: string | undefined): TaskView =>
  text === 'mine' || text === 'groups' || text === 'all' ? text : 'unassigned';
