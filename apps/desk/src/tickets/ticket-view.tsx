import type { TaskDetail, TicketDetail } from '@relevo/contracts';
import { QueryState, useLive } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TaskPanel, takesArticle } from '../tasks/task-panel.js';
import { taskQuery } from '../tasks/task-queries.js';
import { useWords } from '../words.js';
import { CommentBox } from './comment-box.js';
import { OtherTasks } from './other-tasks.js';
import { TicketDiagramCard } from './ticket-diagram.js';
import { TicketHead } from './ticket-head.js';
import { ticketQuery } from './ticket-queries.js';
import { TicketStream } from './ticket-stream.js';
import classes from './ticket-view.module.css';
import { waitingFor } from './waiting-for.js';
import { UsefulArticles } from './useful-articles.js';

interface TicketViewProps {
  readonly number: string;
  /** The task to do here; without it the ticket's first one. */
  readonly taskKey?: string | undefined;
  readonly onCompleted: (task: TaskDetail) => void;
}

const Finished = ({ ticket }: { readonly ticket: TicketDetail }) => {
  const t = useWords();
  const done = ticket.closedAt !== null;
  const waiting = waitingFor(ticket);
  return (
    <section className={classes.nothing}>
      <h2>{t(done ? 'tickets.finished' : 'tickets.nothingYours')}</h2>
      <p>
        {done
          ? (ticket.resolution ?? t('tickets.finishedText'))
          : waiting === null
            ? (ticket.step ?? '')
            : `${t('tickets.waitingSince', { name: waiting })}${ticket.step === null ? '' : `: ${ticket.step}`}`}
      </p>
    </section>
  );
};

interface ColumnsProps {
  readonly ticket: TicketDetail;
  readonly taskKey: string | undefined;
  readonly onCompleted: (task: TaskDetail) => void;
}

const Columns = ({ ticket, taskKey, onCompleted }: ColumnsProps) => {
  const open = ticket.tasks.find((task) => task.key === taskKey) ?? ticket.tasks[0];
  const task = useQuery({ ...taskQuery(open?.key ?? ''), enabled: open !== undefined });
  const [article, setArticle] = useState<string | null>(null);
  const takes = open !== undefined && task.data !== undefined && takesArticle(task.data);
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        {open === undefined ? (
          <Finished ticket={ticket} />
        ) : (
          <QueryState query={task}>
            {(detail) => <TaskPanel key={detail.key} task={detail} article={article} onCompleted={onCompleted} />}
          </QueryState>
        )}
        <OtherTasks ticket={ticket} shown={taskKey} />
        <CommentBox number={ticket.number} requester={ticket.requester} />
        <TicketStream number={ticket.number} />
      </div>
      <aside className={classes.aside}>
        <UsefulArticles
          number={ticket.number}
          about={`${ticket.title} ${ticket.category ?? ''}`.trim()}
          onUse={takes ? setArticle : undefined}
        />
        <TicketDiagramCard number={ticket.number} />
      </aside>
    </div>
  );
};

/** The one screen of a ticket: what to do now on top, what is known beside it, what happened below. */
export const TicketView = ({ number, taskKey, onCompleted }: TicketViewProps) => {
  useLive(`ticket:${number}`, 'tasks');
  const ticket = useQuery(ticketQuery(number));
  return (
    <QueryState query={ticket}>
      {(found) => (
        <article className={classes.ticket} aria-label={found.number}>
          <TicketHead ticket={found} />
          <Columns ticket={found} taskKey={taskKey} onCompleted={onCompleted} />
        </article>
      )}
    </QueryState>
  );
};
