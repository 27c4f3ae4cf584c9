import { Alert, Button, Select } from '@mantine/core';
import type { ProcessVersion } from '@relevo/contracts';
import { QueryState, RelativeTime, useErrorWords, useLive } from '@relevo/web';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { draftQuery, draftsQuery, useCreateDraft, versionQuery, versionsQuery } from '../drafts/draft-queries.js';
import { useProcessName } from '../drafts/use-process-name.js';
import { useWords } from '../words.js';
import { CompareView } from './compare-view.js';
import { PublishAgainDialog } from './publish-again-dialog.js';
import { saidNote } from './said-note.js';
import classes from './versions.module.css';

const route = getRouteApi('/inside/processes/$process/versions');

interface VersionLineProps {
  readonly version: ProcessVersion;
  readonly newest: ProcessVersion;
}

const useBegin = () => {
  const t = useWords();
  const { process } = route.useParams();
  const navigate = useNavigate();
  const create = useCreateDraft();
  const begin = (version: number): void =>
    create.mutate(
      { name: t('library.draftOf', { version }), from: { processId: process, version } },
      { onSuccess: (draft) => void navigate({ to: '/drafts/$draft', params: { draft: draft.id } }) },
    );
  return { begin, busy: create.isPending, error: create.error };
};

/** Who, when and why, how many follow it, and what can be done with it. */
const VersionLine = ({ version, newest }: VersionLineProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { process } = route.useParams();
  const { begin, busy, error } = useBegin();
  const [again, setAgain] = useState(false);
  const number = version.version;
  const isNewest = version === newest;
  const note = saidNote(version, t);
  return (
    <li className={classes.version} data-newest={isNewest} aria-label={t('versions.version', { version: number })}>
      <div className={classes.head}>
        <strong>{t('versions.version', { version: number })}</strong>
        {isNewest && <span className={classes.live}>{t('versions.inForce')}</span>}
        <Link className={classes.running} to="/processes/$process" params={{ process }} search={{ version: number }}>
          {t('running', { count: version.running })}
        </Link>
      </div>
      {note !== null && <p className={classes.note}>{note}</p>}
      <span className={classes.quiet}>
        {version.publishedBy?.name ?? 'Relevo'} · <RelativeTime at={version.publishedAt} />
      </span>
      <div className={classes.acts}>
        <Button variant="subtle" size="compact-sm" disabled={busy} onClick={() => begin(number)}>
          {t('versionsScreen.begin', { version: number })}
        </Button>
        {!isNewest && (
          <Button variant="default" size="compact-sm" onClick={() => setAgain(true)}>
            {t('versionsScreen.againHint', { version: number })}
          </Button>
        )}
      </div>
      {error !== null && (
        <Alert color="red" role="alert">
          {words(error)}
        </Alert>
      )}
      {again && (
        <PublishAgainDialog processId={process} version={number} newest={newest} onClose={() => setAgain(false)} />
      )}
    </li>
  );
};

/** A version or a draft, as the address names it. */
const useSide = (of: number | string | undefined) => {
  const t = useWords();
  const { process } = route.useParams();
  const draftId = typeof of === 'string' ? of.slice('draft:'.length) : null;
  const version = useQuery({ ...versionQuery(process, Number(of)), enabled: typeof of === 'number' });
  const draft = useQuery({ ...draftQuery(draftId ?? ''), enabled: draftId !== null });
  if (typeof of === 'number') {
    return version.data && { title: t('versions.version', { version: of }), files: version.data.files };
  }
  return draft.data && { title: t('compare.draft', { name: draft.data.name }), files: draft.data.files };
};

const Compare = ({ versions }: { readonly versions: readonly ProcessVersion[] }) => {
  const t = useWords();
  const { process } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const drafts = useQuery(draftsQuery);
  const to = search.to ?? versions[0]?.version;
  const from = search.from ?? versions[1]?.version;
  const [before, after] = [useSide(from), useSide(to)];
  const numbers = versions.map(({ version }) => ({
    value: String(version),
    label: t('versions.version', { version }),
  }));
  const own = (drafts.data ?? [])
    .filter(({ processId }) => processId === process)
    .map(({ id, name }) => ({ value: `draft:${id}`, label: t('compare.draft', { name }) }));
  const go = (next: { readonly from?: number | undefined; readonly to?: number | string | undefined }): void =>
    void navigate({
      to: '/processes/$process/versions',
      params: { process },
      search: {
        ...(next.from !== undefined && { from: next.from }),
        ...(next.to !== undefined && { to: next.to }),
      },
    });
  const read = (value: string): number | string => (value.startsWith('draft:') ? value : Number(value));
  return (
    <div className={classes.compare}>
      <div className={classes.choice}>
        <Select
          label={t('compare.older')}
          data={numbers}
          value={from === undefined ? null : String(from)}
          onChange={(value) => value !== null && go({ to, from: Number(value) })}
        />
        <Select
          label={t('compare.newer')}
          data={[...own, ...numbers]}
          value={to === undefined ? null : String(to)}
          onChange={(value) => value !== null && go({ from, to: read(value) })}
        />
      </div>
      {before !== undefined && after !== undefined && <CompareView processId={process} before={before} after={after} />}
      {from === undefined && <p className={classes.quiet}>{t('compare.choose')}</p>}
    </div>
  );
};

/** Every version with who, when and why; any two side by side. */
export const VersionsScreen = () => {
  const t = useWords();
  const { process } = route.useParams();
  useLive('processes');
  const versions = useQuery({ ...versionsQuery(process), retry: false });
  const name = useProcessName(process);
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <Link to="/processes/$process" params={{ process }} aria-label={t('versionsScreen.running')}>
          <IconArrowLeft size={20} aria-hidden="true" />
        </Link>
        <h1>{t('versionsScreen.title', { name })}</h1>
      </header>
      <QueryState query={versions}>
        {(list) => (
          <>
            <ol className={classes.list} aria-label={t('versionsScreen.list')}>
              {list.map((version) => (
                <VersionLine key={version.version} version={version} newest={list[0] ?? version} />
              ))}
            </ol>
            <Compare versions={list} />
          </>
        )}
      </QueryState>
    </div>
  );
};
