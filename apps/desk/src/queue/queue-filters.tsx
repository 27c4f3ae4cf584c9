import { Menu, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
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

interface ChipProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

const Chip = ({ name, value, any, choices, onChange }: ChipProps) => {
  const chosen = choices.find((choice) => choice.value === value)?.label ?? any;
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={classes.chip} data-set={value !== undefined} aria-label={`${name}: ${chosen}`}>
          {chosen}
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(undefined)}>{any}</Menu.Item>
        {choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => onChange(choice.value)}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

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
      <p className={classes.sentence}>
        <span>{t('queue.sentence.start')}</span>
        <span>{t('queue.sentence.group')}</span>
        <Chip
          name={t('queue.groupLabel')}
          value={search.group}
          any={t('queue.sentence.anyGroup')}
          choices={(groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group) => onChange({ group })}
        />
        <span>{t('queue.sentence.priority')}</span>
        <Chip
          name={t('queue.priorityLabel')}
          value={search.priority}
          any={t('queue.sentence.anyPriority')}
          choices={priorities}
          onChange={(priority) => onChange({ priority })}
        />
      </p>
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
