import type { DiagramFinding, Draft, Published } from '@relevo/contracts';
import { useNavigate } from '@tanstack/react-router';
import { ConflictDialog } from '../drafts/conflict-dialog.js';
import { SignInAgainDialog } from '../drafts/sign-in-again-dialog.js';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { PublishDialog } from '../publish/publish-dialog.js';
import { VersionsDrawer } from '../versions/versions-drawer.js';

/** Which of them is in front. */
export type Open = 'publish' | 'versions' | null;

/** The first thing after publishing is how the first tickets go through what is new. */
const usePublished = () => {
  const navigate = useNavigate();
  return ({ processId, version }: Published): void =>
    void navigate({ to: '/processes/$process', params: { process: processId }, search: { first: version } });
};

interface EditorDialogsProps {
  readonly keeper: DraftKeeper;
  readonly keepAll: () => Promise<boolean>;
  readonly open: Open;
  /** Somebody else's save that stands against this one. */
  readonly theirs: Draft | null;
  readonly onClose: () => void;
  readonly onRefused: (findings: readonly DiagramFinding[]) => void;
  readonly onTheirs: (theirs: Draft) => void;
}

/** What opens over the editor: publishing, versions, somebody else's save. */
export const EditorDialogs = ({ keeper, keepAll, open, theirs, onClose, onRefused, onTheirs }: EditorDialogsProps) => {
  const published = usePublished();
  return (
    <>
      {open === 'publish' && theirs === null && (
        <PublishDialog
          keeper={keeper}
          keepAll={keepAll}
          onClose={onClose}
          onPublished={published}
          onRefused={onRefused}
        />
      )}
      {open === 'versions' && <VersionsDrawer draft={keeper.draft} onClose={onClose} />}
      {keeper.keeping().kind === 'signedOut' && <SignInAgainDialog onSignedIn={() => void keeper.flush()} />}
      {theirs !== null && (
        <ConflictDialog
          draft={keeper.draft}
          theirs={theirs}
          mine={keeper.files}
          name={keeper.name}
          onTheirs={() => onTheirs(theirs)}
        />
      )}
    </>
  );
};
