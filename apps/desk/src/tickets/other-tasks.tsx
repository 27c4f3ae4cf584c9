import type { TicketDetail } from '@relevo/contracts';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import classes from './ticket-view.module.css';

interface OtherTasksProps {
  readonly ticket: TicketDetail;
  readonly shown: string | undefined;
}

/** Side by side steps of the same ticket that the person may see. */
export const OtherTasks = ({ ticket, shown }: OtherTasksProps) => {
  const t = useWords();
  const current = ticket.tasks.find((task) => task.key === shown) ?? ticket.tasks[0];
  const others = ticket.tasks.filter((task) => task !== current);
  if (others.length === 0) return null;
  return (
    <section className={classes.others} aria-labelledby="others-title">
      <h2 id="others-title">{t('tasks.others')}</h2>
      <ul>
        {others.map((task) => (
          <li key={task.key}>
            <Link to="/my-work/$task" params={{ task: task.key }}>
              {task.label}
            </Link>
            <span>{task.assignee?.name ?? task.group?.name ?? ''}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
