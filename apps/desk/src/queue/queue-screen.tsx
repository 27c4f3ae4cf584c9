import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TaskSummary } from '@relevo/contracts';
import { QueryState, StatePanel, useErrorWords, useLive } from '@relevo/web';
import { IconStack2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ListScreen } from '../frame/list-screen.js';
import { nextPageOf } from '../rows/next-page.js';
import { RowTable } from '../rows/row-table.js';
import { tasksQuery, useClaimTask, type TaskFilter } from '../tasks/task-queries.js';
import { useWords } from '../words.js';
import { useQueueColumns } from './queue-columns.js';
import { QueueFilters, type QueueSearch } from './queue-filters.js';
import { QueueTabs, viewOf } from './queue-tabs.js';

const route = getRouteApi('/frame/inside/queues');

const useClaim = (): ((task: TaskSummary) => void) => {
  const t = useWords();
  const words = useErrorWords();
  const { mutate } = useClaimTask();
  return useCallback(
    (task: TaskSummary) =>
      mutate(task, {
        onSuccess: () => notifications.show({ message: t('queue.claimed', { title: task.ticket.title }) }),
        onError: (error) =>
          notifications.show({ color: 'red', message: t('queue.notClaimed', { reason: words(error) }) }),
      }),
    [mutate, t, words],
  );
};

interface NothingProps {
  readonly filter: TaskFilter;
  readonly onClear: () => void;
}

const Nothing = ({ filter, onClear }: NothingProps) => {
  const t = useWords();
  const filtered = filter.group !== undefined || filter.priority !== undefined || filter.q !== undefined;
  const unclaimed = filter.view === 'unassigned' && !filtered;
  return (
    <StatePanel
      icon={<IconStack2 size={22} />}
      title={t(unclaimed ? 'queue.empty.unassigned' : 'queue.empty.other')}
      action={
        filtered ? (
          <Button variant="default" onClick={onClear}>
            {t('queue.empty.clear')}
          </Button>
        ) : undefined
      }
    >
      {t(unclaimed ? 'queue.empty.unassignedHint' : 'queue.empty.otherHint')}
    </StatePanel>
  );
};

/** The tasks of the person's groups: who has what, what waits, and one key to take it. */
export const QueueScreen = () => {
  const t = useWords();
  useLive('tasks');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter: TaskFilter = { ...search, view: viewOf(search.view) };
  const claim = useClaim();
  const columns = useQueueColumns(claim);
  const tasks = useInfiniteQuery({
    ...tasksQuery(filter),
    // While one narrows a view the rows stay; under another view's name they would be wrong.
    placeholderData: (rows, before) => (before?.queryKey[2].view === filter.view ? rows : undefined),
  });
  const rows = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  const change = (part: QueueSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }) as typeof before, replace: true });
  return (
    <ListScreen title={t('queue.title')} tabs={<QueueTabs view={filter.view} onChoose={(view) => change({ view })} />}>
      <QueueFilters search={search} onChange={change} />
      <QueryState query={tasks}>
        {() =>
          rows.length === 0 ? (
            <Nothing filter={filter} onClear={() => change({ group: undefined, priority: undefined, q: undefined })} />
          ) : (
            <RowTable
              key={JSON.stringify(filter)}
              label={t(`queue.views.${filter.view}`)}
              rows={rows}
              keyOf={(task) => task.key}
              columns={columns}
              stale={tasks.isPlaceholderData}
              onAct={(task) => task.assignee === null && claim(task)}
              onEnd={nextPageOf(tasks)}
            />
          )
        }
      </QueryState>
    </ListScreen>
  );
};
