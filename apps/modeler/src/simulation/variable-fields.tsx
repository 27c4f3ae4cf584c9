import { Button, TextInput } from '@mantine/core';
import type { Values } from '@relevo/contracts';
import { useState } from 'react';
import { useWords } from '../words.js';
import classes from './simulation.module.css';

interface Row {
  readonly name: string;
  readonly value: string;
}

/** `true`, `12`, `["a"]` are what they look like; everything else is a text. */
export const readValue = (text: string): Values[string] => {
  try {
    return JSON.parse(text) as Values[string];
  } catch {
    return text;
  }
};

const valuesOf = (rows: readonly Row[]): Values =>
  Object.fromEntries(
    rows
      .filter(({ name, value }) => name.trim() !== '' && value !== '')
      .map(({ name, value }) => [name.trim(), readValue(value)]),
  );

interface VariableFieldsProps {
  /** Names that are expected; others may be added. */
  readonly names: readonly string[];
  readonly act: string;
  readonly busy: boolean;
  readonly onSet: (values: Values) => void;
}

/** Variables as simple fields, and the one act they lead to. */
export const VariableFields = ({ names, act, busy, onSet }: VariableFieldsProps) => {
  const t = useWords();
  const [rows, setRows] = useState<readonly Row[]>(() => names.map((name) => ({ name, value: '' })));
  const change = (at: number, row: Partial<Row>): void =>
    setRows(rows.map((own, place) => (place === at ? { ...own, ...row } : own)));
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        onSet(valuesOf(rows));
      }}
    >
      {rows.map((row, place) =>
        place < names.length ? (
          <TextInput
            key={row.name}
            label={row.name}
            value={row.value}
            onChange={(event) => change(place, { value: event.currentTarget.value })}
          />
        ) : (
          <div key={place} className={classes.pair}>
            <TextInput
              label={t('simulation.fields.name')}
              value={row.name}
              onChange={(event) => change(place, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('simulation.fields.value')}
              value={row.value}
              onChange={(event) => change(place, { value: event.currentTarget.value })}
            />
          </div>
        ),
      )}
      <div className={classes.buttons}>
        <Button type="submit" disabled={busy}>
          {act}
        </Button>
        <Button variant="subtle" onClick={() => setRows([...rows, { name: '', value: '' }])}>
          {t('simulation.fields.add')}
        </Button>
      </div>
    </form>
  );
};
