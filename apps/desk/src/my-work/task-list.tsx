import type { TaskSummary } from '@relevo/contracts';
import { Age, PriorityMark, TimeLeft } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import classes from './my-work.module.css';

const TaskItem = ({ task }: { readonly task: TaskSummary }) => (
  <li>
    <Link to="/my-work/$task" params={{ task: task.key }} className={classes.item}>
      <span className={classes.itemTop}>
        <PriorityMark priority={task.ticket.priority} />
        <span>{task.ticket.number}</span>
        <span className={classes.itemTime}>
          {task.dueAt === null ? <Age at={task.createdAt} /> : <TimeLeft at={task.dueAt} />}
        </span>
      </span>
      <span className={classes.itemTitle}>{task.ticket.title}</span>
      <span className={classes.itemStep}>
        {task.label} · {task.ticket.requester.name}
      </span>
    </Link>
  </li>
);

export const TaskList = ({ tasks }: { readonly tasks: readonly TaskSummary[] }) => {
  const t = useWords();
  return (
    <ul className={classes.list} aria-label={t('myWork.list')}>
      {tasks.map((task) => (
        <TaskItem key={task.key} task={task} />
      ))}
    </ul>
  );
};
