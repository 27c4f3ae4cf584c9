import type { TicketSummary } from '@relevo/contracts';
import { QueryState, RelativeTime, StatePanel, useLive } from '@relevo/web';
import { IconChevronRight, IconTicket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../frame/button-link.js';
import { StatusBadge } from '../tickets/status-badge.js';
import { ticketPageQuery } from '../tickets/ticket-queries.js';
import { useWords } from '../words.js';
import classes from './my-tickets.module.css';

const TicketCard = ({ ticket }: { readonly ticket: TicketSummary }) => {
  const t = useWords();
  const turn = ticket.status === 'waiting-requester';
  return (
    <li>
      <Link to="/my-tickets/$number" params={{ number: ticket.number }} className={classes.card} data-turn={turn}>
        <span className={classes.text}>
          <span className={classes.title}>{ticket.title}</span>
          <span className={classes.step}>
            {turn ? <strong>{t('myTickets.yourTurn')}</strong> : <StatusBadge status={ticket.status} />}
            {ticket.publicStep !== null && ticket.closedAt === null && <span>{ticket.publicStep}</span>}
          </span>
          <span className={classes.facts}>
            {ticket.number} · <RelativeTime at={ticket.updatedAt} />
          </span>
        </span>
        <IconChevronRight size={20} aria-hidden="true" />
      </Link>
    </li>
  );
};

interface PartProps {
  readonly title: string;
  readonly tickets: readonly TicketSummary[];
}

const Part = ({ title, tickets }: PartProps) =>
  tickets.length === 0 ? null : (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.list}>
        {tickets.map((ticket) => (
          <TicketCard key={ticket.number} ticket={ticket} />
        ))}
      </ul>
    </section>
  );

/** What the person reported: open ones first, their turn marked. */
export const MyTicketsScreen = () => {
  const t = useWords();
  useLive('tickets');
  const tickets = useQuery(ticketPageQuery({ requester: 'me', sort: 'updated', limit: 100 }));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('myTickets.title')}</h1>
        <ButtonLink to="/report" size="md">
          {t('myTickets.report')}
        </ButtonLink>
      </header>
      <QueryState query={tickets}>
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel icon={<IconTicket size={22} />} title={t('myTickets.empty')}>
              {t('myTickets.emptyHint')}
            </StatePanel>
          ) : (
            <>
              <Part title={t('myTickets.open')} tickets={items.filter(({ closedAt }) => closedAt === null)} />
              <Part title={t('myTickets.closed')} tickets={items.filter(({ closedAt }) => closedAt !== null)} />
            </>
          )
        }
      </QueryState>
    </div>
  );
};
