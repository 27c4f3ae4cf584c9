import { TextInput } from '@mantine/core';
import type { TicketSummary } from '@relevo/contracts';
import { Age, QueryState, StatePanel, useLive } from '@relevo/web';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useSettled } from '../frame/use-settled.js';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { nextPageOf } from '../rows/next-page.js';
import { RowTable, type Column } from '../rows/row-table.js';
import { StatusBadge } from '../tickets/status-badge.js';
import { ticketsQuery } from '../tickets/ticket-queries.js';
import { useWords } from '../words.js';
import classes from './replays-screen.module.css';

const route = getRouteApi('/frame/inside/replay');

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
          <Link to="/replay/$number" params={{ number: ticket.number }}>
            {ticket.title}
          </Link>
        ),
      },
      {
        id: 'number',
        label: t('tickets.columns.number'),
        width: '7rem',
        place: 'second',
        cell: (ticket) => ticket.number,
      },
      {
        id: 'status',
        label: t('tickets.columns.status'),
        width: '12rem',
        place: 'second',
        cell: (ticket) => <StatusBadge status={ticket.status} />,
      },
      {
        id: 'requester',
        label: t('tickets.columns.requester'),
        width: 'minmax(6rem, 1fr)',
        place: 'hidden',
        cell: (ticket) => ticket.requester.name,
      },
      {
        id: 'age',
        label: t('tickets.columns.age'),
        width: '5rem',
        place: 'second',
        cell: (ticket) => <Age at={ticket.openedAt} />,
      },
    ],
    [t],
  );
};

/** Where an auditor chooses what to look at. */
export const ReplaysScreen = () => {
  const t = useWords();
  useLive('tickets');
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q ?? '');
  const settle = useSettled(
    (typed: string) => void navigate({ search: typed === '' ? {} : { q: typed }, replace: true }),
  );
  const tickets = useInfiniteQuery({ ...ticketsQuery({ q, sort: 'updated' }), placeholderData: keepPreviousData });
  const rows = useMemo(() => tickets.data?.pages.flatMap((page) => page.items) ?? [], [tickets.data]);
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div>
          <h1>{t('replay.title')}</h1>
          <p>{t('replay.intro')}</p>
        </div>
        <TextInput
          ref={field}
          type="search"
          className={classes.search ?? ''}
          leftSection={<IconSearch size={16} />}
          aria-label={t('replay.searchLabel')}
          placeholder={t('replay.searchLabel')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            settle(event.currentTarget.value.trim());
          }}
        />
      </header>
      <QueryState query={tickets}>
        {() =>
          rows.length === 0 ? (
            <StatePanel icon={<IconHistory size={22} />} title={t('replay.empty')}>
              {t('replay.emptyHint')}
            </StatePanel>
          ) : (
            <RowTable
              key={q ?? ''}
              label={t('replay.title')}
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
