import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { NextTask, TaskSummary } from '@relevo/contracts';
import { ApiError, ErrorState, SkeletonRows, StatePanel, useLive } from '@relevo/web';
import { IconArrowLeft, IconArrowRight, IconCircleCheck, IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ButtonLink } from '../frame/button-link.js';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { taskQuery, tasksQuery, useReloadWork } from '../tasks/task-queries.js';
import { TicketView } from '../tickets/ticket-view.js';
import { useWords } from '../words.js';
import classes from './my-work.module.css';
import { TaskList } from './task-list.js';
import { useNextTask } from './use-next-task.js';

const Why = ({ why }: { readonly why: NextTask['why'] }) => {
  const t = useWords();
  const language = document.documentElement.lang;
  if (why.length === 0) return null;
  const reasons = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    why.map((code) => t(`myWork.why.${code}`)),
  );
  return (
    <p className={classes.why} role="status">
      {t('myWork.whyLead')} {reasons}.
    </p>
  );
};

interface WorkProps {
  readonly taskKey: string;
  readonly why: NextTask['why'];
  readonly onDone: (number: string) => void;
}

const Work = ({ taskKey, why, onDone }: WorkProps) => {
  const t = useWords();
  const task = useQuery(taskQuery(taskKey));
  if (task.data !== undefined) {
    const { number } = task.data.ticket;
    return (
      <>
        <Why why={why} />
        <TicketView key={number} number={number} taskKey={taskKey} onCompleted={() => onDone(number)} />
      </>
    );
  }
  if (task.error instanceof ApiError && [404, 409, 410].includes(task.error.status)) {
    return (
      <StatePanel level={1} icon={<IconCircleCheck size={22} />} title={t('myWork.gone')}>
        {t('myWork.goneHint')}
      </StatePanel>
    );
  }
  return task.error === null ? <SkeletonRows shape="text" /> : <ErrorState error={task.error} />;
};

const Nothing = ({ onNext }: { readonly onNext: () => void }) => {
  const t = useWords();
  return (
    <StatePanel
      icon={<IconInbox size={22} />}
      title={t('myWork.empty')}
      action={
        <div className={classes.nothingActions}>
          <Button onClick={onNext}>{t('myWork.next')}</Button>
          <ButtonLink to="/queues" variant="default">
            {t('myWork.toQueues')}
          </ButtonLink>
        </div>
      }
    >
      {t('myWork.emptyHint')}
    </StatePanel>
  );
};

/** `j` and `k` go through the list, `e` to the form. */
const useListKeys = (tasks: readonly TaskSummary[], shown: string | undefined, onNext: () => void): void => {
  const navigate = useNavigate();
  const move = (by: number): void => {
    const place = tasks.findIndex((task) => task.key === shown);
    const to = tasks[Math.min(tasks.length - 1, Math.max(0, place + by))];
    if (to !== undefined) void navigate({ to: '/my-work/$task', params: { task: to.key } });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    n: onNext,
    e: () => {
      const panel = document.getElementById('task-title')?.closest('section');
      panel?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    },
  });
};

/** An agent's day: the list on the left, the ticket on the right, its next step on top. */
export const MyWorkScreen = () => {
  const t = useWords();
  useLive('tasks');
  const { task: chosen } = useParams({ strict: false });
  const wide = useMediaQuery('(min-width: 64em)', window.matchMedia('(min-width: 64em)').matches) ?? false;
  const mine = useInfiniteQuery(tasksQuery({ view: 'mine' }));
  const tasks = mine.data?.pages.flatMap((page) => page.items) ?? [];
  const next = useNextTask();
  const reload = useReloadWork();
  const navigate = useNavigate();
  const first = tasks[0]?.key;
  const goNext = (): void => void next.go();
  useListKeys(tasks, chosen, goNext);
  useEffect(() => {
    if (wide && chosen === undefined && first !== undefined) {
      void navigate({ to: '/my-work/$task', params: { task: first }, replace: true });
    }
  }, [wide, chosen, first, navigate]);
  const done = (number: string): void => void next.go().then(() => reload(number));
  const showList = wide || chosen === undefined;
  const showWork = wide || chosen !== undefined;
  return (
    <div className={classes.screen}>
      {showList && (
        <section className={classes.side} aria-labelledby="my-work-title">
          <header className={classes.head}>
            <div>
              <h1 id="my-work-title">{t('myWork.title')}</h1>
              {mine.data !== undefined && <p>{t('myWork.count', { count: mine.data.pages[0]?.total ?? 0 })}</p>}
            </div>
            <Button variant="default" rightSection={<IconArrowRight size={16} />} onClick={goNext}>
              {t('myWork.next')}
            </Button>
          </header>
          {mine.error !== null && <ErrorState error={mine.error} retry={() => void mine.refetch()} />}
          {mine.isPending && <SkeletonRows />}
          {tasks.length > 0 && <TaskList tasks={tasks} />}
          {!wide && mine.data !== undefined && tasks.length === 0 && <Nothing onNext={goNext} />}
        </section>
      )}
      {showWork && (
        <div className={classes.work}>
          {!wide && (
            <Link to="/my-work" className={classes.back}>
              <IconArrowLeft size={16} aria-hidden="true" />
              {t('myWork.back')}
            </Link>
          )}
          {chosen !== undefined ? (
            <Work key={chosen} taskKey={chosen} why={next.whyOf(chosen)} onDone={done} />
          ) : (
            mine.data !== undefined && tasks.length === 0 && <Nothing onNext={goNext} />
          )}
        </div>
      )}
    </div>
  );
};
