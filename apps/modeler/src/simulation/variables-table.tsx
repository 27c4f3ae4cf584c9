import { Switch } from '@mantine/core';
import type { Group } from '@relevo/contracts';
import { useState } from 'react';
import { useWords } from '../words.js';
import type { VariableView } from './protocol.js';
import { KeptValue, ShownValue } from './shown-value.js';
import classes from './simulation.module.css';
import { useWhoWords } from './who-words.js';

interface VariablesTableProps {
  readonly variables: readonly VariableView[];
  readonly groups: readonly Group[];
}

/** Name, value, who set it and where; what this step changed is marked. */
export const VariablesTable = ({ variables, groups }: VariablesTableProps) => {
  const t = useWords();
  const who = useWhoWords(groups);
  const [asKept, setAsKept] = useState(false);
  if (variables.length === 0) return <p className={classes.quiet}>{t('simulation.table.none')}</p>;
  return (
    <>
      <Switch
        mb="sm"
        label={t('simulation.table.asKept')}
        checked={asKept}
        onChange={({ currentTarget: { checked } }) => setAsKept(checked)}
      />
      <table className={classes.variables}>
        <caption className="r-visually-hidden">{t('simulation.table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('simulation.table.name')}</th>
            <th scope="col">{t('simulation.table.value')}</th>
            <th scope="col">{t('simulation.table.set')}</th>
          </tr>
        </thead>
        <tbody>
          {variables.map(({ name, value, scope, setAt, setBy, changed }) => (
            <tr key={`${scope ?? ''} ${name}`} data-changed={changed}>
              <th scope="row">
                {name}
                {changed && <span className={classes.new}>{t('simulation.table.changed')}</span>}
                {scope !== null && <span className={classes.quiet}>{t('simulation.table.only', { scope })}</span>}
              </th>
              <td>{asKept ? <KeptValue value={value} /> : <ShownValue value={value} />}</td>
              <td>{setBy === null ? setAt : t('simulation.table.by', { place: setAt, who: who(setBy) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
