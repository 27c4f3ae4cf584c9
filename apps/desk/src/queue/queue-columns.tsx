import { Button } from '@mantine/core';
import type { TaskSummary } from '@relevo/contracts';
import { Age, PriorityMark, TimeLeft, usePerson } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../rows/row-table.js';
import { useWords } from '../words.js';
import classes from './queue-screen.module.css';

const Holder = ({ task }: { readonly task: TaskSummary }) => {
  const t = useWords();
  const person = usePerson();
  if (task.assignee === null) return <span className={classes.free}>{t('queue.free')}</span>;
  return <span>{task.assignee.id === person.id ? t('queue.you') : task.assignee.name}</span>;
};

interface ClaimProps {
  readonly task: TaskSummary;
  readonly onClaim: (task: TaskSummary) => void;
}

const Claim = ({ task, onClaim }: ClaimProps) => {
  const t = useWords();
  const { groups, roles } = usePerson();
  const able = task.group === null || groups.includes(task.group.id) || roles.includes('supervisor');
  if (task.assignee !== null || !able) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={t('queue.claimTitle', { number: task.ticket.number })}
      onClick={() => onClaim(task)}
    >
      {t('queue.claim')}
    </Button>
  );
};

export const useQueueColumns = (onClaim: (task: TaskSummary) => void): readonly Column<TaskSummary>[] => {
  const t = useWords();
  return useMemo(
    () => [
      {
        id: 'title',
        label: t('tickets.columns.title'),
        width: 'minmax(14rem, 3fr)',
        place: 'lead',
        cell: (task) => (
          <Link to="/my-work/$task" params={{ task: task.key }}>
            {task.ticket.title}
          </Link>
        ),
      },
      {
        id: 'priority',
        label: t('tickets.columns.priority'),
        width: '4rem',
        place: 'second',
        cell: (task) => <PriorityMark priority={task.ticket.priority} />,
      },
      {
        id: 'number',
        label: t('tickets.columns.number'),
        width: '6rem',
        place: 'second',
        cell: (task) => task.ticket.number,
      },
      {
        id: 'requester',
        label: t('tickets.columns.requester'),
        width: 'minmax(6rem, 1fr)',
        place: 'hidden',
        cell: (task) => task.ticket.requester.name,
      },
      {
        id: 'step',
        label: t('tickets.columns.step'),
        width: 'minmax(8rem, 1.6fr)',
        place: 'second',
        cell: (task) => task.label,
      },
      {
        id: 'holder',
        label: t('tickets.columns.holder'),
        width: 'minmax(5rem, 1fr)',
        place: 'second',
        cell: (task) => <Holder task={task} />,
      },
      {
        id: 'due',
        label: t('tickets.columns.due'),
        width: '6.5rem',
        place: 'second',
        cell: (task) => (task.dueAt === null ? '' : <TimeLeft at={task.dueAt} />),
      },
      {
        id: 'age',
        label: t('tickets.columns.age'),
        width: '4rem',
        place: 'hidden',
        cell: (task) => <Age at={task.ticket.openedAt} />,
      },
      {
        id: 'claim',
        label: t('rows.action'),
        width: '4.5rem',
        place: 'end',
        cell: (task) => <Claim task={task} onClaim={onClaim} />,
      },
    ],
    [t, onClaim],
  );
};
