import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './choice-chip.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

interface ChoiceChipProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly any: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
}

/** One word of a sentence that can be chosen, with how many there are of each where that is known. */
export const ChoiceChip = ({ name, value, any, choices, onChange }: ChoiceChipProps) => {
  const chosen = value === undefined ? any : (choices.find((choice) => choice.value === value)?.label ?? value);
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={classes.chip} data-set={value !== undefined} aria-label={`${name}: ${chosen}`}>
          <span>{chosen}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(undefined)}>{any}</Menu.Item>
        {choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => onChange(choice.value)}>
            <span className={classes.choice}>
              <span>{choice.label}</span>
              {choice.count !== undefined && <span>{choice.count}</span>}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** Filters that read as a sentence. */
export const Sentence = ({ children }: { readonly children: ReactNode }) => (
  <p className={classes.sentence}>{children}</p>
);
