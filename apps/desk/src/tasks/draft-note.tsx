import { clockTime, useLanguage, usePerson } from '@relevo/web';
import { IconCheck, IconCloudOff } from '@tabler/icons-react';
import { useWords } from '../words.js';
import type { DraftState } from './draft-keeper.js';
import classes from './task-panel.module.css';

/** "Kept 10:42", or that it is not yet. */
export const DraftNote = ({ state }: { readonly state: DraftState }) => {
  const t = useWords();
  const language = useLanguage();
  const person = usePerson();
  if (state.kind === 'empty' || state.kind === 'conflict') return <span role="status" className={classes.kept} />;
  if (state.kind === 'not-kept') {
    return (
      <span role="status" className={classes.kept} data-tone="problem">
        <IconCloudOff size={16} aria-hidden="true" />
        {t('tasks.notKept')}
      </span>
    );
  }
  if (state.kind === 'keeping') {
    return (
      <span role="status" className={classes.kept}>
        {t('tasks.keeping')}
      </span>
    );
  }
  const time = clockTime(Date.parse(state.draft.keptAt), language);
  const own = state.draft.by.id === person.id;
  return (
    <span role="status" className={classes.kept}>
      <IconCheck size={16} aria-hidden="true" />
      {own ? t('tasks.kept', { time }) : t('tasks.keptBy', { name: state.draft.by.name, time })}
    </span>
  );
};
