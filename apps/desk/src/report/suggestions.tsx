import { useDebouncedValue } from '@mantine/hooks';
import { IconBulb } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ArticleDrawer } from '../knowledge/article-drawer.js';
import { articlesQuery } from '../knowledge/article-queries.js';
import { MarkedText } from '../knowledge/marked-text.js';
import { useWords } from '../words.js';
import classes from './report.module.css';

/** What is known about the words typed so far; quiet until there is something. */
export const Suggestions = ({ typed }: { readonly typed: string }) => {
  const t = useWords();
  const [words] = useDebouncedValue(typed.trim(), 300);
  const [read, setRead] = useState<string | null>(null);
  const { data } = useQuery({
    ...articlesQuery(words, 3),
    enabled: words.length >= 4,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const found = words.length < 4 ? [] : (data?.items ?? []);
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <section className={classes.suggestions} aria-labelledby="suggestions-title">
          <h2 id="suggestions-title">
            <IconBulb size={20} aria-hidden="true" />
            {t('report.suggestions')}
          </h2>
          <ul>
            {found.map((article) => (
              <li key={article.key}>
                <button type="button" onClick={() => setRead(article.key)}>
                  <strong>
                    <MarkedText text={article.titleMarked} />
                  </strong>
                  <span>
                    <MarkedText text={article.excerptMarked} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p>{t('report.suggestionsHint')}</p>
        </section>
      )}
      <ArticleDrawer articleKey={read} onClose={() => setRead(null)} />
    </div>
  );
};
