import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FaultSummary } from '@relevo/contracts';
import { hasRole, QueryState, StatePanel, usePerson } from '@relevo/web';
import { IconCircleCheck } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { nextPageOf } from '../rows/next-page.js';
import { RowTable } from '../rows/row-table.js';
import { useWords } from '../words.js';
import { useFaultColumns } from './fault-columns.js';
import { FaultDetailView } from './fault-detail.js';
import { FaultFilters } from './fault-filters.js';
import { ListAndDetail } from './list-and-detail.js';
import { faultsQuery, useRetryFaults, type FaultChoice } from './operation-queries.js';
import classes from './operations.module.css';
import { ReasonButton } from './reason-button.js';
import { useOperationsPlace } from './use-operations.js';

const none = { process: undefined, element: undefined, code: undefined, olderThan: undefined };

interface NothingProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

const Nothing = ({ filtered, onClear }: NothingProps) => {
  const t = useWords();
  return (
    <StatePanel
      icon={<IconCircleCheck size={22} />}
      title={t(filtered ? 'operations.faults.noneFits' : 'operations.faults.empty')}
      action={
        filtered ? (
          <Button variant="default" onClick={onClear}>
            {t('operations.faults.clear')}
          </Button>
        ) : undefined
      }
    >
      {t(filtered ? 'operations.faults.noneFitsHint' : 'operations.faults.emptyHint')}
    </StatePanel>
  );
};

interface RetryManyProps {
  readonly choice: FaultChoice;
  readonly total: number;
  readonly chosen: readonly string[];
  readonly onBegun: (batchKey: string) => void;
}

const filterOf = ({ olderThan, process, element, code }: FaultChoice) => ({
  ...(process !== undefined && { process }),
  ...(element !== undefined && { element }),
  ...(code !== undefined && { code }),
  ...(olderThan !== undefined && { olderThan: Number(olderThan) }),
});

/** The chosen ones, else all that fit the sentence above. */
const RetryMany = ({ choice, total, chosen, onBegun }: RetryManyProps) => {
  const t = useWords();
  const { mutateAsync } = useRetryFaults();
  const label =
    chosen.length > 0
      ? t('operations.faults.retrySome', { count: chosen.length })
      : t('operations.faults.retryAll', { count: total });
  const retry = async (reason: string): Promise<void> => {
    const which = chosen.length > 0 ? { keys: chosen } : { filter: filterOf(choice) };
    const { batchKey } = await mutateAsync({ ...which, reason });
    notifications.show({ message: t('operations.faults.begun') });
    onBegun(batchKey);
  };
  return (
    <ReasonButton label={label} act={t('operations.faults.retryMany')} onReason={retry}>
      <p>{t('operations.faults.retryHint')}</p>
    </ReasonButton>
  );
};

const usePicking = (rows: readonly FaultSummary[]) => {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const onPick = useCallback(
    (key: string) =>
      setPicked((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const chosen = useMemo(() => rows.map(({ key }) => key).filter((key) => picked.has(key)), [rows, picked]);
  const picking = useMemo(() => ({ chosen: new Set(chosen), onPick }), [chosen, onPick]);
  return { chosen, picking };
};

/** Everything that is stuck, why, and the ways on: a variable put right, one again, many again. */
export const FaultsPanel = () => {
  const t = useWords();
  const { place, change } = useOperationsPlace();
  const { process, element, code, olderThan, fault } = place;
  const choice: FaultChoice = { process, element, code, olderThan };
  const operator = hasRole(usePerson(), 'administrator');
  const faults = useInfiniteQuery({ ...faultsQuery(choice), placeholderData: keepPreviousData });
  const rows = useMemo(() => faults.data?.pages.flatMap((page) => page.items) ?? [], [faults.data]);
  const { chosen, picking } = usePicking(rows);
  const columns = useFaultColumns(operator ? picking : null);
  const total = faults.data?.pages[0]?.total ?? 0;
  const filtered = [process, element, code, olderThan].some((value) => value !== undefined);
  return (
    <ListAndDetail
      opened={fault}
      label={t('operations.fault.what')}
      list={
        <>
          <div className={classes.bar}>
            <FaultFilters choice={choice} onChange={change} />
            {operator && total > 0 && (
              <RetryMany
                choice={choice}
                total={total}
                chosen={chosen}
                onBegun={(batch) => change({ tab: 'batches', batch, fault: undefined })}
              />
            )}
          </div>
          <QueryState query={faults}>
            {() =>
              rows.length === 0 ? (
                <Nothing filtered={filtered} onClear={() => change(none)} />
              ) : (
                <RowTable
                  key={JSON.stringify(choice)}
                  label={t('operations.faults.label')}
                  rows={rows}
                  keyOf={(row) => row.key}
                  columns={columns}
                  stale={faults.isPlaceholderData}
                  onAct={operator ? (row) => picking.onPick(row.key) : undefined}
                  onEnd={nextPageOf(faults)}
                />
              )
            }
          </QueryState>
        </>
      }
    >
      {fault !== undefined && (
        <FaultDetailView key={fault} faultKey={fault} onClose={() => change({ fault: undefined })} />
      )}
    </ListAndDetail>
  );
};
