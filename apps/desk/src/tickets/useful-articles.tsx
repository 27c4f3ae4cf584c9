import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { QueryState } from '@relevo/web';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ArticleDrawer } from '../knowledge/article-drawer.js';
import { articlesQuery } from '../knowledge/article-queries.js';
import { MarkedText } from '../knowledge/marked-text.js';
import { useWords } from '../words.js';
import classes from './useful-articles.module.css';

interface UsefulArticlesProps {
  readonly number: string;
  /** Searched before anybody asks: the ticket's own words. */
  readonly about: string;
  /** Puts an article's number into the task's form. */
  readonly onUse?: ((number: string) => void) | undefined;
}

/** What is known about such a ticket, already searched. */
export const UsefulArticles = ({ number, about, onUse }: UsefulArticlesProps) => {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 200);
  const [read, setRead] = useState<string | null>(null);
  const articles = useQuery({
    ...articlesQuery(settled === '' ? about : settled, 5),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={classes.card} aria-labelledby="articles-title">
      <h2 id="articles-title">{t('tickets.articles')}</h2>
      <TextInput
        size="xs"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<IconSearch size={14} />}
        placeholder={t('tickets.articleSearch')}
        aria-label={t('tickets.articleSearch')}
      />
      <QueryState query={articles}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('tickets.noArticles')}</p>
          ) : (
            <ul className={classes.list}>
              {items.map((article) => (
                <li key={article.key}>
                  <button type="button" className={classes.article} onClick={() => setRead(article.key)}>
                    <span className={classes.name}>
                      <MarkedText text={article.titleMarked} />
                    </span>
                    <span className={classes.excerpt}>
                      <MarkedText text={article.excerptMarked} />
                    </span>
                    <span className={classes.facts}>
                      {article.number}
                      {article.helped > 0 && ` · ${t('knowledge.helped', { count: article.helped })}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      <ArticleDrawer articleKey={read} ticket={number} onUse={onUse} onClose={() => setRead(null)} />
    </section>
  );
};
