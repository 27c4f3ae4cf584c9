import { Alert } from '@mantine/core';
import type { ProcessVersion } from '@relevo/contracts';
import { ApiError } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { ChangeList } from '../differences/change-list.js';
import { versionQuery } from '../drafts/draft-queries.js';
import { saidNote } from '../versions/said-note.js';
import { useWords } from '../words.js';

export type PublishedVersion = Omit<ProcessVersion, 'running'>;

/** What somebody else published while this person was about to; null: the refusal is about something else. */
export const newerOf = (error: Error | null): PublishedVersion | null =>
  error instanceof ApiError && error.code === 'newer-version' ? (error.answer['newest'] as PublishedVersion) : null;

interface NewerVersionProps {
  readonly processId: string;
  /** The newest that the person had seen; 0: none. */
  readonly seen: number;
  readonly newest: PublishedVersion;
}

/** Who came first, with what and why: nothing was overwritten. */
export const NewerVersion = ({ processId, seen, newest }: NewerVersionProps) => {
  const t = useWords();
  const before = useQuery({ ...versionQuery(processId, seen), enabled: seen > 0 });
  const after = useQuery(versionQuery(processId, newest.version));
  const person = newest.publishedBy?.name ?? 'Relevo';
  const note = saidNote(newest, t);
  return (
    <Alert color="yellow" role="alert" title={t('again.newerTitle', { person, version: newest.version })}>
      <p>{t('again.newerText', { version: newest.version })}</p>
      {note !== null && <p>{t('changes.quoted', { name: note })}</p>}
      {before.data !== undefined && after.data !== undefined && (
        <ChangeList before={before.data.files} after={after.data.files} />
      )}
    </Alert>
  );
};
