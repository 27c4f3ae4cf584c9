import { Drawer } from '@mantine/core';
import type { Draft, ProcessVersion } from '@relevo/contracts';
import { QueryState, RelativeTime, StatePanel } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { versionsQuery } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import { saidNote } from './said-note.js';
import classes from './versions.module.css';

interface VersionsDrawerProps {
  readonly draft: Draft;
  readonly onClose: () => void;
}

/** Beside a draft: every version, each to be compared with what is drawn here. */
export const VersionsDrawer = ({ draft, onClose }: VersionsDrawerProps) => {
  const t = useWords();
  const process = draft.processId;
  const versions = useQuery({ ...versionsQuery(process), retry: false });
  const said = (list: readonly ProcessVersion[]) => list.map((one) => ({ ...one, note: saidNote(one, t) }));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t('versions.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {versions.isError ? (
        <StatePanel title={t('versions.none')}>{t('versions.noneHint')}</StatePanel>
      ) : (
        <QueryState query={versions}>
          {(list) => (
            <ol className={classes.list}>
              {said(list).map(({ version, note, publishedBy, publishedAt }) => (
                <li key={version} className={classes.version}>
                  <strong>{t('versions.version', { version })}</strong>
                  {note !== null && <p className={classes.note}>{note}</p>}
                  <span className={classes.quiet}>
                    {publishedBy?.name ?? 'Relevo'} · <RelativeTime at={publishedAt} />
                  </span>
                  <Link
                    to="/processes/$process/versions"
                    params={{ process }}
                    search={{ from: version, to: `draft:${draft.id}` }}
                  >
                    {t('versionsScreen.compare')}
                  </Link>
                </li>
              ))}
            </ol>
          )}
        </QueryState>
      )}
    </Drawer>
  );
};
