import { Button } from '@mantine/core';
import type { Batch, BatchItem, BatchItemState } from '@relevo/contracts';
import { QueryState } from '@relevo/web';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWords } from '../words.js';
import { ChoiceChip } from '../filters/choice-chip.js';
import { batchItemsQuery } from './operation-queries.js';
import classes from './operations.module.css';

const states = ['failed', 'completed', 'active', 'canceled'] as const satisfies readonly BatchItemState[];

const tones: Readonly<Record<BatchItemState, string>> = {
  active: 'active',
  completed: 'good',
  failed: 'bad',
  canceled: 'none',
};

const countOf = ({ total, completed, failed, canceled }: Batch, state: BatchItemState): number =>
  ({ completed, failed, canceled, active: total - completed - failed - canceled })[state];

const Item = ({ item }: { readonly item: BatchItem }) => {
  const t = useWords();
  return (
    <li>
      {item.ticket ? (
        <Link to="/tickets/$number" params={{ number: item.ticket.number }}>
          {item.ticket.number} {item.ticket.title}
        </Link>
      ) : (
        <span>{t('operations.batch.instance', { key: item.processInstanceKey })}</span>
      )}
      <span className={classes.badge} data-tone={tones[item.state]}>
        {t(`operations.batch.item.${item.state}`)}
      </span>
      {item.errorMessage !== null && <p lang="en">{item.errorMessage}</p>}
    </li>
  );
};

/** What became of each; of one that has ended, first what needs somebody. */
export const BatchItems = ({ batch }: { readonly batch: Batch }) => {
  const t = useWords();
  const wanting = batch.endedAt !== null && batch.failed > 0;
  const [state, setState] = useState<BatchItemState | undefined>(wanting ? 'failed' : undefined);
  const items = useInfiniteQuery({ ...batchItemsQuery(batch.key, state), placeholderData: keepPreviousData });
  const rows = useMemo(() => items.data?.pages.flatMap((page) => page.items) ?? [], [items.data]);
  return (
    <section className={classes.scope}>
      <h3>{t('operations.batch.items')}</h3>
      <div>
        <ChoiceChip
          name={t('operations.batch.itemsLabel')}
          value={state}
          any={t('operations.batch.anyItem')}
          choices={states.map((value) => ({
            value,
            label: t(`operations.batch.item.${value}`),
            count: countOf(batch, value),
          }))}
          onChange={(value) => setState(states.find((known) => known === value))}
        />
      </div>
      <QueryState query={items}>
        {() =>
          rows.length === 0 ? (
            <p className={classes.soft}>{t('operations.batch.noItems')}</p>
          ) : (
            <ul className={classes.items}>
              {rows.map((item) => (
                <Item key={item.key} item={item} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {items.hasNextPage && (
        <Button variant="default" loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          {t('operations.batch.more')}
        </Button>
      )}
    </section>
  );
};
