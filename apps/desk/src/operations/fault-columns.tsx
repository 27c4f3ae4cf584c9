import { Checkbox } from '@mantine/core';
import type { FaultSummary } from '@relevo/contracts';
import { Age, useCauseWords } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../rows/row-table.js';
import { useWords } from '../words.js';
import classes from './operations.module.css';

interface Picking {
  readonly chosen: ReadonlySet<string>;
  readonly onPick: (key: string) => void;
}

interface PickProps extends Picking {
  readonly fault: FaultSummary;
}

const Pick = ({ fault, chosen, onPick }: PickProps) => {
  const t = useWords();
  return (
    <span className={classes.pick}>
      <Checkbox
        size="xs"
        aria-label={t('operations.faults.pick', { label: fault.elementLabel })}
        checked={chosen.has(fault.key)}
        onChange={() => onPick(fault.key)}
      />
    </span>
  );
};

export const useFaultColumns = (picking: Picking | null): readonly Column<FaultSummary>[] => {
  const t = useWords();
  const cause = useCauseWords();
  return useMemo(() => {
    const pick: Column<FaultSummary> = {
      id: 'pick',
      label: '',
      width: '1.25rem',
      place: 'hidden',
      cell: (fault) => picking && <Pick fault={fault} {...picking} />,
    };
    const columns: readonly Column<FaultSummary>[] = [
      {
        id: 'element',
        label: t('operations.faults.columns.element'),
        width: 'minmax(9rem, 1.2fr)',
        place: 'lead',
        cell: (fault) => (
          <Link to="/operations" search={(before) => ({ ...before, fault: fault.key })}>
            {fault.elementLabel}
          </Link>
        ),
      },
      {
        id: 'why',
        label: t('operations.faults.columns.why'),
        width: 'minmax(10rem, 1.2fr)',
        place: 'second',
        cell: (fault) => <span title={fault.message}>{cause(fault.code)}</span>,
      },
      {
        id: 'process',
        label: t('operations.faults.columns.process'),
        width: 'minmax(7rem, 1fr)',
        place: 'second',
        cell: (fault) => fault.processName,
      },
      {
        id: 'ticket',
        label: t('operations.faults.columns.ticket'),
        width: 'minmax(7rem, 2fr)',
        place: 'second',
        cell: ({ ticket }) =>
          ticket ? (
            <>
              {ticket.number} <span className={classes.soft}>{ticket.title}</span>
            </>
          ) : (
            <span className={classes.soft}>{t('operations.faults.noTicket')}</span>
          ),
      },
      {
        id: 'since',
        label: t('operations.faults.columns.since'),
        width: '5rem',
        place: 'end',
        cell: (fault) => <Age at={fault.raisedAt} />,
      },
    ];
    return picking ? [pick, ...columns] : columns;
  }, [t, cause, picking]);
};
