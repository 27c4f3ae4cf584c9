import { Alert, Button, Drawer } from '@mantine/core';
import type { ProcessVersion } from '@relevo/contracts';
import { QueryState, RelativeTime, StatePanel, useErrorWords } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCreateDraft, versionsQuery } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import classes from './versions-drawer.module.css';

interface VersionsDrawerProps {
  readonly processId: string;
  readonly onClose: () => void;
}

interface VersionLineProps {
  readonly version: ProcessVersion;
  readonly newest: boolean;
  readonly busy: boolean;
  readonly onTake: () => void;
}

const VersionLine = ({ version, newest, busy, onTake }: VersionLineProps) => {
  const t = useWords();
  const who = version.publishedBy?.name ?? 'Relevo';
  return (
    <li className={classes.version} data-newest={newest}>
      <div className={classes.head}>
        <strong>{t('versions.version', { version: version.version })}</strong>
        {newest && <span className={classes.live}>{t('versions.inForce')}</span>}
        <span className={classes.running}>{t('running', { count: version.running })}</span>
      </div>
      {version.note !== null && <p className={classes.note}>{version.note}</p>}
      <div className={classes.foot}>
        <span>
          {who} · <RelativeTime at={version.publishedAt} />
        </span>
        <Button variant="default" size="compact-sm" disabled={busy} onClick={onTake}>
          {newest ? t('versions.begin') : t('versions.takeBack', { version: version.version })}
        </Button>
      </div>
    </li>
  );
};

/** Every version with who, when and why; an old one becomes new by a draft that begins from it. */
export const VersionsDrawer = ({ processId, onClose }: VersionsDrawerProps) => {
  const t = useWords();
  const words = useErrorWords();
  const navigate = useNavigate();
  const versions = useQuery({ ...versionsQuery(processId), retry: false });
  const create = useCreateDraft();
  const take = ({ version }: ProcessVersion, newest: boolean): void =>
    create.mutate(
      {
        name: newest ? t('library.draftOf', { version }) : t('versions.backTo', { version }),
        from: { processId, version },
      },
      {
        onSuccess: (draft) => {
          onClose();
          void navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
        },
      },
    );
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={t('versions.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {create.error !== null && (
        <Alert color="red" role="alert">
          {words(create.error)}
        </Alert>
      )}
      {versions.isError ? (
        <StatePanel title={t('versions.none')}>{t('versions.noneHint')}</StatePanel>
      ) : (
        <QueryState query={versions}>
          {(list) => (
            <ol className={classes.list}>
              {list.map((version, place) => (
                <VersionLine
                  key={version.version}
                  version={version}
                  newest={place === 0}
                  busy={create.isPending}
                  onTake={() => take(version, place === 0)}
                />
              ))}
            </ol>
          )}
        </QueryState>
      )}
    </Drawer>
  );
};
