import { Button, SegmentedControl, Select } from '@mantine/core';
import type { DeadLetter, DeadLetterCode, DeadLetterKind } from '@relevo/contracts';
import { QueryState, StatePanel } from '@relevo/web';
import { IconMailCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { en } from '../languages/en/index.js';
import { useWords } from '../words.js';
import { DeadLetterActs } from './dead-letter-acts.js';
import { DeadLetterList } from './dead-letter-list.js';
import { deadLettersQuery, type DeadLetterFilter } from './dead-letter-queries.js';
import classes from './outbox-panel.module.css';

const codes = Object.keys(en.deadLetters.why) as readonly DeadLetterCode[];
const kinds = ['all', 'notification', 'webhook'] as const;

interface FiltersProps {
  readonly filter: DeadLetterFilter;
  readonly onChange: (filter: DeadLetterFilter) => void;
}

const Filters = ({ filter, onChange }: FiltersProps) => {
  const t = useWords();
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t('deadLetters.kindLabel')}
        data={kinds.map((value) => ({ value, label: t(`deadLetters.kind.${value}`) }))}
        value={filter.kind ?? 'all'}
        onChange={(kind) => onChange({ ...filter, kind: kind === 'all' ? null : (kind as DeadLetterKind) })}
      />
      <Select
        clearable
        aria-label={t('deadLetters.reasonLabel')}
        placeholder={t('deadLetters.anyReason')}
        data={codes.map((value) => ({ value, label: t(`deadLetters.why.${value}`) }))}
        value={filter.code}
        onChange={(code) => onChange({ ...filter, code: code as DeadLetterCode | null })}
      />
    </div>
  );
};

const Nothing = ({ filter }: { readonly filter: DeadLetterFilter }) => {
  const t = useWords();
  const filtered = filter.kind !== null || filter.code !== null;
  return (
    <StatePanel icon={<IconMailCheck size={22} />} title={t(filtered ? 'deadLetters.noneFits' : 'deadLetters.none')}>
      {t(filtered ? 'deadLetters.noneFitsHint' : 'deadLetters.noneHint')}
    </StatePanel>
  );
};

/** Chosen ids, as far as they are still shown. */
const useChoice = (letters: readonly DeadLetter[]) => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => letters.filter(({ id }) => ids.has(id)).map(({ id }) => id), [letters, ids]);
  return { chosen: new Set(chosen), setChosen: setIds };
};

/** What was given up, why, and the two ways on: again, or never. For administrators. */
export const DeadLetters = () => {
  const t = useWords();
  const [filter, setFilter] = useState<DeadLetterFilter>({ kind: null, code: null });
  const found = useInfiniteQuery(deadLettersQuery(filter));
  const letters = useMemo(() => found.data?.pages.flatMap(({ items }) => items) ?? [], [found.data]);
  const { chosen, setChosen } = useChoice(letters);
  return (
    <section className={classes.panel} aria-labelledby="dead-letters-title">
      <header className={classes.head}>
        <div>
          <h2 id="dead-letters-title">{t('deadLetters.title')}</h2>
          <p>{t('deadLetters.intro')}</p>
        </div>
        <Filters filter={filter} onChange={setFilter} />
      </header>
      <QueryState query={found}>
        {(data) =>
          letters.length === 0 ? (
            <Nothing filter={filter} />
          ) : (
            <>
              <DeadLetterActs total={data.pages[0]?.total ?? 0} chosen={chosen} onDone={() => setChosen(new Set())} />
              <DeadLetterList letters={letters} chosen={chosen} onChoose={setChosen} />
              {found.hasNextPage && (
                <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                  {t('deadLetters.more')}
                </Button>
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
};
