import { Button } from '@mantine/core';
import type { RunningTicket } from '@relevo/contracts';
import { QueryState, RelativeTime } from '@relevo/web';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import classes from './process.module.css';
import { type TicketsAt as Where, ticketsAtQuery } from './running-queries.js';

/** Into the desk. */
export const TicketLink = ({ number }: { readonly number: string }) => (
  <a href={`/tickets/${encodeURIComponent(number)}`}>{number}</a>
);

const TicketLine = ({ ticket }: { readonly ticket: RunningTicket }) => {
  const t = useWords();
  const holder = ticket.holder ?? ticket.group;
  return (
    <li className={classes.ticket} data-stuck={ticket.stuck !== null}>
      <span className={classes.ticketHead}>
        {ticket.number === null ? t('runs.noTicket') : <TicketLink number={ticket.number} />} {ticket.title}
      </span>
      <span className={classes.quiet}>
        <RelativeTime at={ticket.since} /> ·{' '}
        {holder === null ? t('runs.unassigned') : t('runs.heldBy', { name: holder.name })}
        {ticket.overdue && <strong className={classes.late}> · {t('runs.late')}</strong>}
      </span>
      {ticket.stuck !== null && <span className={classes.why}>{ticket.stuck}</span>}
    </li>
  );
};

/** Who is at one element, the longest waiting first. */
export const TicketsAt = (where: Where) => {
  const t = useWords();
  const tickets = useInfiniteQuery(ticketsAtQuery(where));
  return (
    <QueryState query={tickets}>
      {({ pages }) => (
        <>
          <ul className={classes.tickets}>
            {pages.flatMap(({ items }) => items.map((ticket) => <TicketLine key={ticket.key} ticket={ticket} />))}
          </ul>
          {tickets.hasNextPage && (
            <Button variant="default" size="compact-sm" onClick={() => void tickets.fetchNextPage()}>
              {t('runs.more')}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
};
