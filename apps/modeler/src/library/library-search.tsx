import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent as Press } from 'react';
import { useWords } from '../words.js';
import classes from './library.module.css';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null;

/** By the sign, not by the key: on a Spanish keyboard it takes Shift. */
const useSlash = (act: () => void): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [act]);
};

interface LibrarySearchProps {
  readonly value: string;
  readonly found: number;
  readonly onChange: (typed: string) => void;
}

/** Finds a process or a draft by its name; `/` leads here, Esc shows all again. */
export const LibrarySearch = ({ value, found, onChange }: LibrarySearchProps) => {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const focus = useRef(() => input.current?.focus());
  useSlash(focus.current);
  const leave = (event: Press): void => {
    if (event.key === 'Escape') onChange('');
  };
  return (
    <search className={classes.search}>
      <TextInput
        ref={input}
        className={classes.searchField}
        value={value}
        aria-label={t('library.search')}
        aria-keyshortcuts="/"
        placeholder={t('library.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={leave}
      />
      <span role="status" className={classes.draftFacts}>
        {value.trim() !== '' && t('library.found', { count: found })}
      </span>
    </search>
  );
};
