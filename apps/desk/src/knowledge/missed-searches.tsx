import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { missedQuery } from './article-queries.js';
import classes from './knowledge.module.css';

/** What people looked for in vain: the next articles to write. */
export const MissedSearches = () => {
  const t = useWords();
  const { data } = useQuery(missedQuery);
  const missed = (data?.items ?? []).slice(0, 8);
  if (missed.length === 0) return null;
  return (
    <section aria-labelledby="missed-title">
      <h2 id="missed-title" className={classes.hitsTitle}>
        {t('knowledge.missed')}
      </h2>
      <ul className={classes.missed}>
        {missed.map(({ words, count }) => (
          <li key={words}>
            <Link to="/knowledge/new" search={{ title: words }}>
              {words}
            </Link>{' '}
            <span>{t('knowledge.missedCount', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
