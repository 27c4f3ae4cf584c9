import { Button, TextInput } from '@mantine/core';
import type { TicketSummary } from '@relevo/contracts';
import { Age, PriorityMark, QueryState, StatePanel, TimeLeft, useLive } from '@relevo/web';
import { IconSearch, IconTicket } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useSettled } from '../frame/use-settled.js';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { peopleQuery } from '../frame/people-queries.js';
import { nextPageOf } from '../rows/next-page.js';
import { RowTable, type Column } from '../rows/row-table.js';
import { useWords } from '../words.js';
import { StatusBadge } from './status-badge.js';
import { StatusTabs } from './status-tabs.js';
import { ticketsQuery, type TicketFilter } from './ticket-queries.js';
import classes from './tickets-screen.module.css';
import { waitingFor } from './waiting-for.js';

const route = getRouteApi('/frame/inside/tickets');

const useColumns = (): readonly Column<TicketSummary>[] => {
  const t = useWords();
  return useMemo(
    () => [
      {
        id: 'title',
        label: t('tickets.columns.title'),
        width: 'minmax(14rem, 3fr)',
        place: 'lead',
        cell: (ticket) => (
          <Link to="/tickets/$number" params={{ number: ticket.number }}>
            {ticket.title}
          </Link>
        ),
      },
      {
        id: 'priority',
        label: t('tickets.columns.priority'),
        width: '4rem',
        place: 'second',
        cell: (ticket) => <PriorityMark priority={ticket.priority} />,
      },
      {
        id: 'number',
        label: t('tickets.columns.number'),
        width: '6rem',
        place: 'second',
        cell: (ticket) => ticket.number,
      },
      {
        id: 'status',
        label: t('tickets.columns.status'),
        width: '11.5rem',
        place: 'hidden',
        cell: (ticket) => <StatusBadge status={ticket.status} />,
      },
      {
        id: 'requester',
        label: t('tickets.columns.requester'),
        width: 'minmax(6rem, 1fr)',
        place: 'second',
        cell: (ticket) => ticket.requester.name,
      },
      {
        id: 'step',
        label: t('tickets.columns.step'),
        width: 'minmax(8rem, 1.5fr)',
        place: 'hidden',
        cell: (ticket) => ticket.step ?? '',
      },
      {
        id: 'holder',
        label: t('tickets.columns.holder'),
        width: 'minmax(6rem, 1fr)',
        place: 'hidden',
        cell: (ticket) => (ticket.closedAt === null ? waitingFor(ticket) : ''),
      },
      {
        id: 'due',
        label: t('tickets.columns.due'),
        width: '6.5rem',
        place: 'hidden',
        cell: (ticket) => (ticket.dueAt === null || ticket.closedAt !== null ? '' : <TimeLeft at={ticket.dueAt} />),
      },
      {
        id: 'age',
        label: t('tickets.columns.age'),
        width: '4rem',
        place: 'second',
        cell: (ticket) => <Age at={ticket.openedAt} />,
      },
    ],
    [t],
  );
};

const useFilter = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const status = search.status ?? 'open';
  const filter: TicketFilter = {
    q: search.q,
    requester: search.requester,
    priority: search.priority,
    sort: 'updated',
    ...(status === 'open' ? { open: true } : status === 'all' ? {} : { status }),
  };
  const narrowed =
    status !== 'open' || [search.q, search.requester, search.priority].some((part) => part !== undefined);
  const change = (part: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return { search, status, filter, narrowed, change, clear: () => void navigate({ search: { status: 'all' } }) };
};

const SearchField = ({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) => {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const settle = useSettled(onChange);
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search ?? ''}
      leftSection={<IconSearch size={16} />}
      aria-label={t('tickets.searchLabel')}
      placeholder={t('tickets.searchLabel')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
};

const Requester = ({ id }: { readonly id: string }) => {
  const t = useWords();
  const { data } = useQuery(peopleQuery(id));
  const name = data?.find((person) => person.id === id)?.name ?? id;
  return <p className={classes.of}>{t('tickets.of', { name })}</p>;
};

/** Every ticket the person may see: searched, filtered, dense. */
export const TicketsScreen = () => {
  const t = useWords();
  useLive('tickets');
  const { search, status, filter, narrowed, change, clear } = useFilter();
  const columns = useColumns();
  const tickets = useInfiniteQuery({ ...ticketsQuery(filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => tickets.data?.pages.flatMap((page) => page.items) ?? [], [tickets.data]);
  const total = tickets.data?.pages[0]?.total;
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t('tickets.title')}</h1>
        {total !== undefined && <span className={classes.total}>{t('tickets.count', { count: total })}</span>}
        <SearchField value={search.q ?? ''} onChange={(q) => change({ q: q === '' ? undefined : q })} />
      </header>
      <StatusTabs status={status} onChange={(next) => change({ status: next })} />
      {search.requester !== undefined && <Requester id={search.requester} />}
      <QueryState query={tickets}>
        {() =>
          rows.length === 0 && !narrowed ? (
            <StatePanel icon={<IconTicket size={22} />} title={t('tickets.none')}>
              {t('tickets.noneHint')}
            </StatePanel>
          ) : rows.length === 0 ? (
            <StatePanel
              icon={<IconTicket size={22} />}
              title={t('tickets.empty')}
              action={
                <Button variant="default" onClick={clear}>
                  {t('tickets.clear')}
                </Button>
              }
            >
              {t('tickets.emptyHint')}
            </StatePanel>
          ) : (
            <RowTable
              key={JSON.stringify(filter)}
              label={t('tickets.title')}
              rows={rows}
              keyOf={(ticket) => ticket.number}
              columns={columns}
              stale={tickets.isPlaceholderData}
              onEnd={nextPageOf(tickets)}
            />
          )
        }
      </QueryState>
    </div>
  );
};
