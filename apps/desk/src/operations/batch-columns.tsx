import type { Batch } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Column } from '../rows/row-table.js';
import { useWords } from '../words.js';
import { BatchProgress, BatchStateBadge } from './batch-progress.js';
import { useBatchReason } from './batch-reason.js';

export const useBatchColumns = (): readonly Column<Batch>[] => {
  const t = useWords();
  const reason = useBatchReason();
  return useMemo(
    () => [
      {
        id: 'what',
        label: t('operations.batches.columns.what'),
        width: 'minmax(14rem, 3fr)',
        place: 'lead',
        cell: (batch) => (
          <Link to="/operations" search={(before) => ({ ...before, batch: batch.key })} title={reason(batch)}>
            {t(`operations.batches.type.${batch.type}`)}: {reason(batch)}
          </Link>
        ),
      },
      {
        id: 'progress',
        label: t('operations.batches.columns.progress'),
        width: 'minmax(9rem, 1.4fr)',
        place: 'second',
        cell: (batch) => <BatchProgress batch={batch} />,
      },
      {
        id: 'state',
        label: t('operations.batches.columns.state'),
        width: '10rem',
        place: 'second',
        cell: (batch) => <BatchStateBadge batch={batch} />,
      },
      {
        id: 'by',
        label: t('operations.batches.columns.by'),
        width: 'minmax(6rem, 1fr)',
        place: 'hidden',
        cell: (batch) => batch.createdBy.name,
      },
      {
        id: 'began',
        label: t('operations.batches.columns.began'),
        width: '8rem',
        place: 'end',
        cell: (batch) => <RelativeTime at={batch.createdAt} />,
      },
    ],
    [t, reason],
  );
};
