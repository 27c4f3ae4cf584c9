import { useEffect, useState } from 'react';
import { useWebWords } from '../i18n/languages.js';
import classes from './skeleton-rows.module.css';

interface SkeletonRowsProps {
  readonly rows?: number;
  /** `text`: lines of prose; `list`: rows of a list. */
  readonly shape?: 'text' | 'list';
}

/** Grey shapes of what comes, shown only after 200 ms: what is fast does not flicker. */
export const SkeletonRows = ({ rows = 6, shape = 'list' }: SkeletonRowsProps) => {
  const t = useWebWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.rows} role="status" aria-label={t('states.loading')} data-shape={shape}>
      {late && Array.from({ length: rows }, (_, row) => <div key={row} className={classes.row} />)}
    </div>
  );
};
