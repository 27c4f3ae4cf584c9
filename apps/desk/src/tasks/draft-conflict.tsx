import { Button } from '@mantine/core';
import type { JsonValue, TaskDraft, Values } from '@relevo/contracts';
import { clockTime, fieldLabels, useLanguage } from '@relevo/web';
import { useWords } from '../words.js';
import classes from './draft-conflict.module.css';
import { useValueWords } from './value-words.js';

interface DraftConflictProps {
  readonly schema: Values;
  readonly mine: Values;
  readonly theirs: TaskDraft;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}

const same = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const Side = ({ title, names, values, labels }: SideProps) => {
  const t = useWords();
  const words = useValueWords();
  return (
    <div className={classes.side}>
      <h4>{title}</h4>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{labels[name] ?? name}</dt>
            <dd>{words(values[name] ?? null) || t('tasks.conflict.empty')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

interface SideProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly values: Values;
  readonly labels: Readonly<Record<string, string>>;
}

/** Two people wrote at once: both texts side by side, and a person chooses. */
export const DraftConflict = ({ schema, mine, theirs, onChoose }: DraftConflictProps) => {
  const t = useWords();
  const language = useLanguage();
  const labels = fieldLabels(schema);
  const { name } = theirs.by;
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs.values)])].filter(
    (field) => !same(mine[field], theirs.values[field]),
  );
  const time = clockTime(Date.parse(theirs.keptAt), language);
  return (
    <section className={classes.conflict} role="alert" aria-label={t('tasks.conflict.title', { name })}>
      <h3>{t('tasks.conflict.title', { name })}</h3>
      <p>{t('tasks.conflict.text')}</p>
      <div className={classes.sides}>
        <Side title={t('tasks.conflict.mine')} names={names} values={mine} labels={labels} />
        <Side title={t('tasks.conflict.theirs', { name, time })} names={names} values={theirs.values} labels={labels} />
      </div>
      <div className={classes.choice}>
        <Button onClick={() => onChoose('mine')}>{t('tasks.conflict.keepMine')}</Button>
        <Button variant="default" onClick={() => onChoose('theirs')}>
          {t('tasks.conflict.takeTheirs', { name })}
        </Button>
      </div>
    </section>
  );
};
