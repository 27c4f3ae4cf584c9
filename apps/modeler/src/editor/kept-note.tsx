import { ClockTime, useErrorWords } from '@relevo/web';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Keeping } from '../drafts/draft-keeper.js';
import { useWords } from '../words.js';
import classes from './editor-screen.module.css';

const useNote = (keeping: Keeping): readonly [ReactNode, ReactNode] => {
  const t = useWords();
  const words = useErrorWords();
  switch (keeping.kind) {
    case 'kept':
      return [
        <IconCheck key="icon" size={16} />,
        <span key="text">
          {t('editor.kept')} <ClockTime at={keeping.at} />
        </span>,
      ];
    case 'changed':
    case 'saving':
      return [<IconPencil key="icon" size={16} />, t('editor.keeping')];
    case 'offline':
      return [<IconCloudOff key="icon" size={16} />, t(keeping.copied ? 'editor.keptHere' : 'editor.notKept')];
    case 'signedOut':
      return [<IconCloudOff key="icon" size={16} />, t('signedOut.title')];
    case 'stale':
      return [<IconAlertTriangle key="icon" size={16} />, t('editor.stale')];
    case 'refused':
      return [<IconAlertTriangle key="icon" size={16} />, words(keeping.error)];
  }
};

/** Where the work is: with the engine, on its way, or in this browser. */
export const KeptNote = ({ keeping }: { readonly keeping: Keeping }) => {
  const [icon, text] = useNote(keeping);
  return (
    <span className={classes.kept} role="status" data-kind={keeping.kind}>
      <span aria-hidden="true">{icon}</span>
      {text}
    </span>
  );
};
