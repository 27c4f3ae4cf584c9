import { TextInput } from '@mantine/core';
import type { ArticleHit } from '@relevo/contracts';
import { hasRole, QueryState, RelativeTime, StatePanel, useLive, useSession } from '@relevo/web';
import { IconBook2, IconLock, IconPencil, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ButtonLink } from '../frame/button-link.js';
import { useSettled } from '../frame/use-settled.js';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { useWords } from '../words.js';
import { articlesQuery } from './article-queries.js';
import classes from './knowledge.module.css';
import { MarkedText } from './marked-text.js';
import { MissedSearches } from './missed-searches.js';

const route = getRouteApi('/frame/knowledge');

export const useMayWrite = (): boolean => hasRole(useSession().person, 'agent', 'supervisor', 'administrator');

const WriteButton = ({ title }: { readonly title: string }) => {
  const t = useWords();
  return (
    <ButtonLink
      to="/knowledge/new"
      search={title === '' ? undefined : { title }}
      variant="default"
      leftSection={<IconPencil size={16} aria-hidden="true" />}
    >
      {t('knowledge.write')}
    </ButtonLink>
  );
};

const Hit = ({ article }: { readonly article: ArticleHit }) => {
  const t = useWords();
  return (
    <li>
      <Link to="/knowledge/$key" params={{ key: article.key }} className={classes.hit}>
        <span className={classes.hitTitle}>
          <MarkedText text={article.titleMarked} />
        </span>
        <span className={classes.hitText}>
          <MarkedText text={article.excerptMarked} />
        </span>
        <span className={classes.hitFacts}>
          <span>{article.number}</span>
          {article.visibility === 'internal' && (
            <span>
              <IconLock size={12} aria-hidden="true" /> {t('knowledge.internal')}
            </span>
          )}
          {article.helped > 0 && <span>{t('knowledge.helped', { count: article.helped })}</span>}
          <RelativeTime at={article.updatedAt} />
        </span>
      </Link>
    </li>
  );
};

const Nothing = ({ query }: { readonly query: string }) => {
  const t = useWords();
  const write = useMayWrite();
  return (
    <StatePanel
      icon={<IconBook2 size={22} />}
      title={query === '' ? t('knowledge.empty') : t('knowledge.none', { query })}
      action={write ? <WriteButton title={query} /> : undefined}
    >
      {t(query === '' ? 'knowledge.emptyHint' : 'knowledge.noneHint')}
    </StatePanel>
  );
};

/** What the service desk knows, found by the words people use. */
export const KnowledgeScreen = () => {
  const t = useWords();
  useLive('articles');
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const write = useMayWrite();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  const settle = useSettled(
    (typed: string) => void navigate({ search: typed === '' ? {} : { q: typed }, replace: true }),
  );
  const articles = useQuery({ ...articlesQuery(q), placeholderData: keepPreviousData });
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h1>{t('knowledge.title')}</h1>
        {write && <WriteButton title="" />}
      </header>
      <TextInput
        ref={field}
        type="search"
        size="lg"
        leftSection={<IconSearch size={20} />}
        aria-label={t('knowledge.search')}
        placeholder={t('knowledge.search')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          settle(event.currentTarget.value.trim());
        }}
      />
      <QueryState query={articles}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing query={q} />
          ) : (
            <section aria-labelledby="hits-title">
              <h2 id="hits-title" className={classes.hitsTitle}>
                {q === '' ? t('knowledge.newest') : t('knowledge.results', { count: total })}
              </h2>
              <ol className={classes.hits}>
                {items.map((article) => (
                  <Hit key={article.key} article={article} />
                ))}
              </ol>
            </section>
          )
        }
      </QueryState>
      {write && q === '' && <MissedSearches />}
    </div>
  );
};
