import type { ErasureItem } from '@relevo/contracts';
import { exactTime, useLanguage } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import classes from './records.module.css';

const useItemWords = () => {
  const t = useWords();
  const language = useLanguage();
  return ({ refused, erasedAt, values, comments }: ErasureItem): string => {
    if (erasedAt !== null) return t('records.erasure.erased', { time: exactTime(Date.parse(erasedAt), language) });
    if (refused === 'open') return t('records.erasure.open');
    if (refused === 'held') return t('records.erasure.heldNow');
    return `${t('records.erasure.values', { count: values })}, ${t('records.erasure.comments', { count: comments })}`;
  };
};

/** Ticket by ticket what would go, and what stands in the way. */
export const ErasurePreviewList = ({ items }: { readonly items: readonly ErasureItem[] }) => {
  const t = useWords();
  const words = useItemWords();
  return (
    <section aria-label={t('records.erasure.found', { count: items.length })}>
      <h2 className={classes.title}>{t('records.erasure.found', { count: items.length })}</h2>
      <ul className={classes.rows}>
        {items.map((item) => (
          <li key={item.number} className={classes.row}>
            <Link to="/tickets/$number" params={{ number: item.number }}>
              {item.number}
            </Link>
            <span className={classes.grow}>
              {item.erasedAt === null ? item.title : t('records.erased')}
              <span className={classes.facts} data-refused={item.refused !== null}>
                {words(item)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
