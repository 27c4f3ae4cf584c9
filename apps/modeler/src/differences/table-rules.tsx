import { useWords } from '../words.js';
import classes from './differences.module.css';
import { marks } from './marks.js';
import type { CellDifference, RuleDifference, TableDifference } from './table-changes.js';

const Cell = ({ cell: { text, before } }: { readonly cell: CellDifference }) => {
  const t = useWords();
  return (
    <td data-changed={before !== undefined}>
      <code>{text === '' ? '–' : text}</code>
      {before !== undefined && <small>{t('compare.was', { before: before === '' ? '–' : before })}</small>}
    </td>
  );
};

const RuleRow = ({ rule }: { readonly rule: RuleDifference }) => {
  const t = useWords();
  return (
    <tr data-mark={rule.mark}>
      <th scope="row">
        {rule.place} {rule.mark !== null && `${marks[rule.mark]} ${t(`compare.marks.${rule.mark}`)}`}
      </th>
      {rule.cells.map((cell, place) => (
        <Cell key={place} cell={cell} />
      ))}
    </tr>
  );
};

/** A table with what became of its rules; those that stayed the same are left out. */
export const TableRules = ({ table }: { readonly table: TableDifference }) => {
  const t = useWords();
  const rules = table.rules.filter(({ mark }) => mark !== null);
  if (rules.length === 0) return null;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('compare.table', { name: table.name })}>
      <table className={classes.rules}>
        <caption>{t('compare.table', { name: table.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.rule')}</th>
            {table.columns.map((column, place) => (
              <th key={place} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={`${rule.place} ${rule.mark ?? ''}`} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
