import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { hasRole, PriorityMark, usePerson } from '@relevo/web';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconBook2, IconSearch, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { articlesQuery } from '../knowledge/article-queries.js';
import { ticketPageQuery } from '../tickets/ticket-queries.js';
import { useWords } from '../words.js';
import { peopleQuery } from './people-queries.js';
import { railItems } from './rail-items.js';

const [store, spotlight] = createSpotlight();
export const openSearch = (): void => spotlight.open();

const overlay = { backgroundOpacity: 0.35, blur: 0 };

interface Found {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon: ReactNode;
  readonly go: () => void;
}

interface FoundGroup {
  readonly label: string;
  readonly found: readonly Found[];
}

const places = {
  myWork: '/my-work',
  queues: '/queues',
  tickets: '/tickets',
  knowledge: '/knowledge',
  replay: '/replay',
  records: '/records',
  report: '/report',
  myTickets: '/my-tickets',
  operations: '/operations',
} as const;

const useActions = (query: string): FoundGroup => {
  const t = useWords();
  const navigate = useNavigate();
  const person = usePerson();
  const found = railItems(person).flatMap((item): readonly Found[] => {
    if (item === 'processes') return [];
    const label = t(`frame.${item}`);
    if (!label.toLowerCase().includes(query.toLowerCase())) return [];
    return [{ id: item, label, icon: <IconArrowRight size={18} />, go: () => void navigate({ to: places[item] }) }];
  });
  return { label: t('frame.search.actions'), found };
};

const useTickets = (query: string): FoundGroup => {
  const t = useWords();
  const navigate = useNavigate();
  const staff = hasRole(usePerson(), 'agent', 'supervisor', 'manager', 'auditor', 'administrator');
  const { data } = useQuery({ ...ticketPageQuery({ q: query, limit: 6 }), enabled: query.length > 1 });
  const found = (query.length > 1 ? (data?.items ?? []) : []).map((ticket) => ({
    id: ticket.number,
    label: ticket.title,
    description: `${ticket.number} · ${ticket.requester.name}`,
    icon: <PriorityMark priority={ticket.priority} />,
    go: () =>
      void navigate({ to: staff ? '/tickets/$number' : '/my-tickets/$number', params: { number: ticket.number } }),
  }));
  return { label: t('frame.search.tickets'), found };
};

const useArticles = (query: string): FoundGroup => {
  const t = useWords();
  const navigate = useNavigate();
  const { data } = useQuery({ ...articlesQuery(query, 5), enabled: query.length > 1 });
  const found = (query.length > 1 ? (data?.items ?? []) : []).map((article) => ({
    id: article.key,
    label: article.title,
    description: article.number,
    icon: <IconBook2 size={18} />,
    go: () => void navigate({ to: '/knowledge/$key', params: { key: article.key } }),
  }));
  return { label: t('frame.search.articles'), found };
};

const usePeople = (query: string): FoundGroup => {
  const t = useWords();
  const navigate = useNavigate();
  const staff = hasRole(usePerson(), 'agent', 'supervisor', 'manager', 'auditor', 'administrator');
  const { data } = useQuery({ ...peopleQuery(query), enabled: staff && query.length > 1 });
  const found = (query.length > 1 ? (data ?? []) : []).slice(0, 4).map((person) => ({
    id: person.id,
    label: person.name,
    description: t('frame.search.ticketsOf', { name: person.name }),
    icon: <IconUser size={18} />,
    go: () => void navigate({ to: '/tickets', search: { requester: person.id } }),
  }));
  return { label: t('frame.search.people'), found };
};

/** Ctrl+K: tickets, people, articles and places from one field. */
export const DeskSearch = () => {
  const t = useWords();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 150);
  const groups = [useTickets(settled), useArticles(settled), usePeople(settled), useActions(settled)];
  const shown = groups.filter((group) => group.found.length > 0);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight={480}
      overlayProps={overlay}
    >
      <Spotlight.Search
        placeholder={t('frame.search.placeholder')}
        aria-label={t('frame.search.placeholder')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {shown.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.found.map(({ id, label, description, icon, go }) => (
              <Spotlight.Action key={id} label={label} description={description} leftSection={icon} onClick={go} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 && (
          <Spotlight.Empty>
            {settled === '' ? t('frame.search.hint') : t('frame.search.nothing', { query: settled })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
