import { Tooltip } from '@mantine/core';
import type { Priority } from '@relevo/contracts';
import { useWebWords } from '../i18n/languages.js';
import classes from './priority-mark.module.css';

interface PriorityMarkProps {
  readonly priority: Priority | null;
}

/** Four shapes that differ without colour: diamond, triangle, square, circle; an empty ring while undecided. */
const shapes: Record<Priority | 'none', string> = {
  P1: 'M6 0.8 11.2 6 6 11.2 0.8 6Z',
  P2: 'M6 1.2 11.2 10.6H0.8Z',
  P3: 'M1.8 1.8H10.2V10.2H1.8Z',
  P4: 'M6 1.5A4.5 4.5 0 1 1 6 10.5 4.5 4.5 0 1 1 6 1.5Z',
  none: 'M6 1.5A4.5 4.5 0 1 1 6 10.5 4.5 4.5 0 1 1 6 1.5Z',
};

export const PriorityMark = ({ priority }: PriorityMarkProps) => {
  const t = useWebWords();
  const kind = priority ?? 'none';
  return (
    <Tooltip label={t(`priority.${kind}`)}>
      <span className={classes.mark} data-priority={kind} role="img" aria-label={t(`priority.${kind}`)}>
        <svg viewBox="0 0 12 12" className={classes.shape} aria-hidden="true">
          <path d={shapes[kind]} />
        </svg>
        {priority}
      </span>
    </Tooltip>
  );
};
