import type { BatchState } from '@relevo/contracts';
import { QueryState, StatePanel } from '@relevo/web';
import { IconStack } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nextPageOf } from '../rows/next-page.js';
import { RowTable } from '../rows/row-table.js';
import { useWords } from '../words.js';
import { useBatchColumns } from './batch-columns.js';
import { BatchDetailView } from './batch-detail.js';
import { ChoiceChip, Sentence } from '../filters/choice-chip.js';
import { ListAndDetail } from './list-and-detail.js';
import { batchesQuery } from './operation-queries.js';
import { useOperationsPlace } from './use-operations.js';

const states = ['active', 'suspended', 'completed', 'canceled'] as const satisfies readonly BatchState[];

const stateOf = (text: string | undefined): BatchState | undefined => states.find((state) => state === text);

const Nothing = ({ filtered }: { readonly filtered: boolean }) => {
  const t = useWords();
  return (
    <StatePanel
      icon={<IconStack size={22} />}
      title={t(filtered ? 'operations.batches.noneFits' : 'operations.batches.empty')}
    >
      {t('operations.batches.emptyHint')}
    </StatePanel>
  );
};

/** What is being done to many at once, and how it went. */
export const BatchesPanel = () => {
  const t = useWords();
  const { place, change } = useOperationsPlace();
  const { batch } = place;
  const state = stateOf(place.state);
  const columns = useBatchColumns();
  const batches = useInfiniteQuery({ ...batchesQuery(state), placeholderData: keepPreviousData });
  const rows = useMemo(() => batches.data?.pages.flatMap((page) => page.items) ?? [], [batches.data]);
  return (
    <ListAndDetail
      opened={batch}
      label={t('operations.batches.label')}
      list={
        <>
          <Sentence>
            <span>{t('operations.batches.sentence')}</span>
            <ChoiceChip
              name={t('operations.batches.stateLabel')}
              value={state}
              any={t('operations.batches.anyState')}
              choices={states.map((value) => ({ value, label: t(`operations.batches.state.${value}`) }))}
              onChange={(value) => change({ state: value })}
            />
          </Sentence>
          <QueryState query={batches}>
            {() =>
              rows.length === 0 ? (
                <Nothing filtered={state !== undefined} />
              ) : (
                <RowTable
                  key={state ?? ''}
                  label={t('operations.batches.label')}
                  rows={rows}
                  keyOf={(row) => row.key}
                  columns={columns}
                  stale={batches.isPlaceholderData}
                  onEnd={nextPageOf(batches)}
                />
              )
            }
          </QueryState>
        </>
      }
    >
      {batch !== undefined && (
        <BatchDetailView key={batch} batchKey={batch} onClose={() => change({ batch: undefined })} />
      )}
    </ListAndDetail>
  );
};
