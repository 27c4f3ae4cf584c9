import { Button, SegmentedControl, Select } from '@mantine/core';
import type { DeadLetter, DeadLetterCode, DeadLetterKind } from '@relevo/contracts';
import { QueryState, StatePanel } from '@relevo/web';
import { IconMailCheck, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { en } from '../languages/en/index.js';
import { useWords } from '../words.js';
import { DeadLetterActs } from './dead-letter-acts.js';
import { DeadLetterList } from './dead-letter-list.js';
import { deadLettersQuery, type DeadLetterFilter } from './dead-letter-queries.js';
import classes from './outbox-panel.module.css';
import { useOperationsPlace } from './use-operations.js';
import { webhooksQuery } from './webhook-queries.js';

const codes = Object.keys(en.deadLetters.why) as readonly DeadLetterCode[];
const kinds = ['all', 'notification', 'webhook'] as const;

const codeOf = (text: string | undefined): DeadLetterCode | null => codes.find((code) => code === text) ?? null;
const kindOf = (text: string | undefined): DeadLetterKind | null =>
  text === 'notification' || text === 'webhook' ? text : null;

/** As it stands in the address. */
const useFilter = () => {
  const { place, change } = useOperationsPlace();
  const filter: DeadLetterFilter = {
    ...{ kind: kindOf(place.kind), code: codeOf(place.code), recipient: place.recipient ?? null },
  };
  const onChange = ({ kind, code, recipient }: DeadLetterFilter): void =>
    change({ kind: kind ?? undefined, code: code ?? undefined, recipient: recipient ?? undefined });
  return { filter, onChange };
};

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

/** One recipient alone, until it is taken off. */
const OneRecipient = ({ filter, onChange }: FiltersProps) => {
  const t = useWords();
  const { data: webhooks } = useQuery(webhooksQuery);
  if (filter.recipient === null) return null;
  const recipient = webhooks?.find(({ id }) => id === filter.recipient)?.name ?? filter.recipient;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        rightSection={<IconX size={14} aria-hidden="true" />}
        aria-label={t('deadLetters.takeOff', { recipient })}
        onClick={() => onChange({ ...filter, recipient: null })}
      >
        {t('deadLetters.to', { recipient })}
      </Button>
    </div>
  );
};

const nothingChosen: DeadLetterFilter = { kind: null, code: null, recipient: null };

const Nothing = ({ filter, onChange }: FiltersProps) => {
  const t = useWords();
  const filtered = filter.kind !== null || filter.code !== null || filter.recipient !== null;
  return (
    <StatePanel
      icon={<IconMailCheck size={22} />}
      title={t(filtered ? 'deadLetters.noneFits' : 'deadLetters.none')}
      action={
        filtered ? (
          <Button variant="default" onClick={() => onChange(nothingChosen)}>
            {t('operations.faults.clear')}
          </Button>
        ) : undefined
      }
    >
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
  const { filter, onChange } = useFilter();
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
        <Filters filter={filter} onChange={onChange} />
      </header>
      <OneRecipient filter={filter} onChange={onChange} />
      <QueryState query={found}>
        {(data) =>
          letters.length === 0 ? (
            <Nothing filter={filter} onChange={onChange} />
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
