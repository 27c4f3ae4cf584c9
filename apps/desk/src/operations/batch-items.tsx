import { Button } from '@mantine/core';
import type { BatchItem, BatchItemState } from '@relevo/contracts';
import { QueryState } from '@relevo/web';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWords } from '../words.js';
import { ChoiceChip } from './choice-chip.js';
import { batchItemsQuery } from './operation-queries.js';
import classes from './operations.module.css';

const states = ['failed', 'completed', 'active', 'canceled'] as const satisfies readonly BatchItemState[];

const tones: Readonly<Record<BatchItemState, string>> = {
  active: 'active',
  completed: 'good',
  failed: 'bad',
  canceled: 'none',
};

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
      {item.errorMessage !== null && <p>{item.errorMessage}</p>}
    </li>
  );
};

/** What became of each. */
export const BatchItems = ({ batchKey }: { readonly batchKey: string }) => {
  const t = useWords();
  const [state, setState] = useState<BatchItemState | undefined>(undefined);
  const items = useInfiniteQuery({ ...batchItemsQuery(batchKey, state), placeholderData: keepPreviousData });
  const rows = useMemo(() => items.data?.pages.flatMap((page) => page.items) ?? [], [items.data]);
  return (
    <section className={classes.scope}>
      <h3>{t('operations.batch.items')}</h3>
      <div>
        <ChoiceChip
          name={t('operations.batch.itemsLabel')}
          value={state}
          any={t('operations.batch.anyItem')}
          choices={states.map((value) => ({ value, label: t(`operations.batch.item.${value}`) }))}
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
