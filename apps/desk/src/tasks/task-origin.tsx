import type { TaskDetail } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { useWords } from '../words.js';
import { LabelledValues } from './labelled-values.js';
import classes from './task-panel.module.css';

/** Who gave it and what they said. */
export const TaskOrigin = ({ from }: { readonly from: TaskDetail['from'] }) => {
  const t = useWords();
  if (from === null) return null;
  const words =
    from.by === null
      ? t('tasks.fromEngine', { step: from.label })
      : t('tasks.from', { name: from.by.name, step: from.label });
  return (
    <div className={classes.origin}>
      <p>
        {words}, <RelativeTime at={from.at} />
      </p>
      <LabelledValues values={from.values} />
    </div>
  );
};
