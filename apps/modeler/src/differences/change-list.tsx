import type { BundleFiles } from '@relevo/contracts';
import { SkeletonRows, useLanguage } from '@relevo/web';
import { useMemo } from 'react';
import { ticketVariables } from '../variables/ticket-fields.js';
import { useWords } from '../words.js';
import type { Change } from './change.js';
import type { Differences } from './differences.js';
import classes from './differences.module.css';
import { sentenceOf } from './sentence.js';
import { TableRules } from './table-rules.js';
import { useDifferences } from './use-differences.js';

interface ChangeListProps {
  readonly before: BundleFiles;
  readonly after: BundleFiles;
  readonly most?: number;
}

/** Says a difference in the person's language, fields by what people read. */
export const useSentence = (found: Differences | null): ((change: Change) => string) => {
  const t = useWords();
  const language = useLanguage();
  const fields = useMemo(() => {
    const ticket = ticketVariables((field) => t(`variables.ticket.${field}`));
    return new Map([...ticket.map((field) => [field.name, field] as const), ...(found?.fields ?? [])]);
  }, [found, t]);
  return (change) => sentenceOf(change, { t, language, fields });
};

/** What is different, one sentence each; tables with their rules. */
export const ChangeList = ({ before, after, most = 12 }: ChangeListProps) => {
  const t = useWords();
  const found = useDifferences(before, after);
  const sentence = useSentence(found);
  if (found === null) return <SkeletonRows rows={2} />;
  const { changes, tables } = found;
  if (changes.length === 0) return <p className={classes.quiet}>{t('changes.none')}</p>;
  return (
    <>
      <ul className={classes.changes}>
        {changes.slice(0, most).map((change, place) => (
          <li key={place} data-mark={change.mark}>
            {sentence(change)}
          </li>
        ))}
        {changes.length > most && <li>{t('changes.more', { count: changes.length - most })}</li>}
      </ul>
      {tables.map((table) => (
        <TableRules key={table.name} table={table} />
      ))}
    </>
  );
};
