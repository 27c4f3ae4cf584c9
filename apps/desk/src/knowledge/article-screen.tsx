import { Alert } from '@mantine/core';
import type { Article } from '@relevo/contracts';
import { QueryState, RelativeTime, SkeletonRows, useLive } from '@relevo/web';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ButtonLink } from '../frame/button-link.js';
import { useWords } from '../words.js';
import { ArticleBody } from './article-body.js';
import { articleQuery } from './article-queries.js';
import { DidHelp } from './did-help.js';
import { useMayWrite } from './knowledge-screen.js';
import classes from './knowledge.module.css';

const route = getRouteApi('/frame/knowledge/$key');

const Versions = ({ article, shown }: { readonly article: Article; readonly shown: number }) => {
  const t = useWords();
  const newest = Math.max(...article.versions.map(({ version }) => version), article.version);
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">{t('knowledge.versions')}</h2>
      <ol className={classes.versions}>
        {article.versions
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, at, by, note }) => (
            <li key={version} aria-current={version === shown}>
              <Link to="/knowledge/$key" params={{ key: article.key }} search={version === newest ? {} : { version }}>
                {t('knowledge.version', { version })}
              </Link>
              <span>
                {by.name} · <RelativeTime at={at} />
              </span>
              {note !== null && <span>{note}</span>}
            </li>
          ))}
      </ol>
    </section>
  );
};

const Tickets = ({ numbers }: { readonly numbers: readonly string[] }) => {
  const t = useWords();
  const staff = useMayWrite();
  if (numbers.length === 0 || !staff) return null;
  return (
    <section aria-labelledby="article-tickets-title">
      <h2 id="article-tickets-title">{t('knowledge.tickets')}</h2>
      <ul className={classes.versions}>
        {numbers.map((number) => (
          <li key={number}>
            <Link to="/tickets/$number" params={{ number }}>
              {number}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

const OldVersion = ({ article, version }: { readonly article: Article; readonly version: number | undefined }) => {
  const t = useWords();
  if (version === undefined) return null;
  return (
    <Alert color="yellow" className={classes.old ?? ''}>
      {t('knowledge.old', { version })}{' '}
      <Link to="/knowledge/$key" params={{ key: article.key }}>
        {t('knowledge.toCurrent')}
      </Link>
    </Alert>
  );
};

/** An article to read: 70 characters wide, its versions at the side. */
export const ArticleScreen = () => {
  const t = useWords();
  useLive('articles');
  const { key } = route.useParams();
  const { version } = route.useSearch();
  const write = useMayWrite();
  const article = useQuery(articleQuery(key, version));
  return (
    <QueryState query={article} skeleton={<SkeletonRows shape="text" rows={10} />}>
      {(found) => (
        <div className={classes.reading}>
          <article className={classes.column}>
            <Link to="/knowledge" className={classes.back}>
              <IconArrowLeft size={16} aria-hidden="true" />
              {t('knowledge.back')}
            </Link>
            <h1>{found.title}</h1>
            <p className={classes.hitFacts}>
              <span>{found.number}</span>
              <span>{t(`knowledge.${found.visibility}`)}</span>
              <span>
                {t('knowledge.updated')} <RelativeTime at={found.updatedAt} />{' '}
                {t('knowledge.by', { name: found.author.name })}
              </span>
            </p>
            <OldVersion article={found} version={version} />
            <ArticleBody article={found} />
            <DidHelp key={found.key} articleKey={found.key} />
          </article>
          <aside className={classes.side}>
            {write && version === undefined && (
              <ButtonLink
                to="/knowledge/$key/edit"
                params={{ key }}
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden="true" />}
              >
                {t('knowledge.edit')}
              </ButtonLink>
            )}
            <Versions article={found} shown={version ?? found.version} />
            <Tickets numbers={found.tickets} />
          </aside>
        </div>
      )}
    </QueryState>
  );
};
