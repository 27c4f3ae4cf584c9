import type { TrackingPage } from '@relevo/contracts';
import { PromiseTime, RelativeTime } from '@relevo/web';
import { IconCheck } from '@tabler/icons-react';
import { useWords } from '../words.js';
import classes from './tracking.module.css';

const Mark = ({ state }: { readonly state: 'done' | 'now' }) => (
  <span className={classes.stepMark} aria-hidden="true">
    {state === 'done' && <IconCheck size={16} stroke={3} />}
  </span>
);

const useEnd = (page: TrackingPage): { readonly label: string; readonly at: string } | null => {
  const t = useWords();
  if (page.closedAt === null || page.steps.at(-1)?.at === page.closedAt) return null;
  return {
    label: t(page.status === 'cancelled' ? 'tracking.finishedCancelled' : 'tracking.finished'),
    at: page.closedAt,
  };
};

/** Done, now, and when: newest at the bottom, as a parcel's way is read. */
export const StorySteps = ({ page }: { readonly page: TrackingPage }) => {
  const t = useWords();
  const end = useEnd(page);
  return (
    <ol className={classes.steps} aria-label={t('tracking.steps')}>
      {page.steps.map((step, place) => (
        <li
          key={`${step.at}-${place}`}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <Mark state={step.state} />
          <div>
            <p className={classes.stepLabel}>
              <span className="r-visually-hidden">{t(step.state === 'now' ? 'tracking.now' : 'tracking.done')}: </span>
              {step.label}
            </p>
            <p className={classes.stepTime}>
              <RelativeTime at={step.at} />
              {step.expectedAt !== null && step.state === 'now' && (
                <>
                  {' · '}
                  {t('tracking.expected', { time: '' })}
                  <PromiseTime at={step.expectedAt} />
                </>
              )}
            </p>
          </div>
        </li>
      ))}
      {end !== null && (
        <li data-state="done">
          <Mark state="done" />
          <div>
            <p className={classes.stepLabel}>{end.label}</p>
            <p className={classes.stepTime}>
              <RelativeTime at={end.at} />
            </p>
          </div>
        </li>
      )}
    </ol>
  );
};
