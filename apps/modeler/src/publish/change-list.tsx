import type { BundleFiles } from '@relevo/contracts';
import { useMemo } from 'react';
import { titleOf } from '../files/bundle.js';
import { useWords } from '../words.js';
import { changesBetween, type Change } from './changes.js';
import classes from './publish.module.css';

const useSentence = (): ((change: Change) => string) => {
  const t = useWords();
  return ({ kind, name, before = '', lane = '' }) => {
    const shown = kind.startsWith('file') ? titleOf(name) : name;
    if (kind === 'added' && lane === '') return t('changes.addedNowhere', { name: shown });
    return t(`changes.${kind}`, { name: shown, before, lane });
  };
};

interface ChangeListProps {
  readonly before: BundleFiles;
  readonly after: BundleFiles;
}

const most = 8;

/** What is different, one sentence each. */
export const ChangeList = ({ before, after }: ChangeListProps) => {
  const t = useWords();
  const sentence = useSentence();
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  if (changes.length === 0) return <p className={classes.quiet}>{t('changes.none')}</p>;
  return (
    <ul className={classes.changes}>
      {changes.slice(0, most).map((change, place) => (
        <li key={place} data-kind={change.kind}>
          {sentence(change)}
        </li>
      ))}
      {changes.length > most && <li>{t('changes.more', { count: changes.length - most })}</li>}
    </ul>
  );
};
