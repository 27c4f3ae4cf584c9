import type { TicketStatus } from '@relevo/contracts';
import { useWords } from '../words.js';
import classes from './status-badge.module.css';

export const StatusBadge = ({ status }: { readonly status: TicketStatus }) => {
  const t = useWords();
  return (
    <span className={classes.badge} data-status={status}>
      {t(`tickets.status.${status}`)}
    </span>
  );
};
