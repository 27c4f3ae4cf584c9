import type { Batch, BatchState } from '@relevo/contracts';
import { useWords } from '../words.js';
import classes from './operations.module.css';

const tones: Readonly<Record<BatchState, string>> = {
  active: 'active',
  suspended: 'warning',
  completed: 'good',
  canceled: 'none',
};

/** One that has ended says what it could not do: "done" alone would hide it. */
export const BatchStateBadge = ({ batch: { state, failed: count } }: { readonly batch: Batch }) => {
  const t = useWords();
  const wanting = state === 'completed' && count > 0;
  return (
    <span className={classes.badge} data-tone={wanting ? 'bad' : tones[state]}>
      {wanting ? t('operations.batches.wanting', { count }) : t(`operations.batches.state.${state}`)}
    </span>
  );
};

const percent = (part: number, total: number): string => `${(100 * part) / Math.max(1, total)}%`;

/** How far it is: what is done, what could not be done, what was left; the numbers beside it. */
export const BatchProgress = ({ batch }: { readonly batch: Batch }) => {
  const t = useWords();
  const { total, completed, failed, canceled } = batch;
  const done = completed + failed + canceled;
  const counts = { completed: String(completed), failed: String(failed), left: String(total - completed - failed) };
  return (
    <span className={classes.progress}>
      <span
        className={classes.track}
        role="progressbar"
        aria-label={t('operations.batches.progressLabel', { ...counts, total: String(total) })}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <span data-part="done" style={{ width: percent(completed, total) }} />
        <span data-part="failed" style={{ width: percent(failed, total) }} />
        <span data-part="left" style={{ width: percent(canceled, total) }} />
      </span>
      <span className={classes.numbers}>
        {t('operations.batches.progress', { done: String(completed + failed), total: String(total) })}
      </span>
    </span>
  );
};
