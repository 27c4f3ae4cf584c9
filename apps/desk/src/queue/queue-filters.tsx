import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ChoiceChip, Sentence } from '../filters/choice-chip.js';
import { groupsQuery } from '../frame/people-queries.js';
import { useSettled } from '../frame/use-settled.js';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { useWords } from '../words.js';
import classes from './queue-screen.module.css';

export interface QueueSearch {
  readonly view?: string | undefined;
  readonly group?: string | undefined;
  readonly priority?: string | undefined;
  readonly q?: string | undefined;
}

interface QueueFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (part: QueueSearch) => void;
}

const priorities = ['P1', 'P2', 'P3', 'P4'].map((value) => ({ value, label: value }));

/** Filters that read as a sentence: "Tasks for First line with any priority". */
export const QueueFilters = ({ search, onChange }: QueueFiltersProps) => {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const settle = useSettled((q: string) => onChange({ q: q === '' ? undefined : q }));
  const { data: groups } = useQuery(groupsQuery);
  useShortcuts({ '/': () => field.current?.focus() });
  return (
    <div className={classes.filters}>
      <Sentence>
        <span>{t('queue.sentence.start')}</span>
        <span>{t('queue.sentence.group')}</span>
        <ChoiceChip
          name={t('queue.groupLabel')}
          value={search.group}
          any={t('queue.sentence.anyGroup')}
          choices={(groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group) => onChange({ group })}
        />
        <span>{t('queue.sentence.priority')}</span>
        <ChoiceChip
          name={t('queue.priorityLabel')}
          value={search.priority}
          any={t('queue.sentence.anyPriority')}
          choices={priorities}
          onChange={(priority) => onChange({ priority })}
        />
      </Sentence>
      <TextInput
        ref={field}
        type="search"
        size="xs"
        className={classes.search ?? ''}
        leftSection={<IconSearch size={14} />}
        aria-label={t('queue.searchLabel')}
        placeholder={t('queue.searchLabel')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          settle(event.currentTarget.value);
        }}
      />
    </div>
  );
};
