import { Button } from '@mantine/core';
import type { Draft } from '@relevo/contracts';
import { ApiError, RelativeTime, usePerson } from '@relevo/web';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { useOpenDraft, useOwnDraft } from '../drafts/use-own-draft.js';
import { useWords } from '../words.js';
import classes from './editor-screen.module.css';

interface NewerNoticeProps {
  readonly keeper: DraftKeeper;
  /** As the engine has it now. */
  readonly kept: Draft;
  readonly error: Error | null;
  readonly onTheirs: () => void;
}

/** What others did to this draft while it is open here, without taking anything from under the hands. */
export const NewerNotice = ({ keeper, kept, error, onTheirs }: NewerNoticeProps) => {
  const t = useWords();
  const person = usePerson();
  const own = useOwnDraft();
  const open = useOpenDraft();
  if (error instanceof ApiError && error.status === 404) {
    const name = t('conflict.ownName', { name: keeper.name, person: person.name }).slice(0, 120);
    return (
      <div className={classes.notice} role="status">
        <p>{t('newer.gone')}</p>
        <Button
          size="compact-sm"
          variant="default"
          loading={own.isPending}
          onClick={() => own.mutate({ of: keeper.draft, name, files: keeper.files }, { onSuccess: open })}
        >
          {t('conflict.keepMine')}
        </Button>
      </div>
    );
  }
  const { kind } = keeper.keeping();
  if (kept.revision <= keeper.revision || kind === 'saving' || kind === 'stale') return null;
  return (
    <div className={classes.notice} role="status">
      <p>
        {t('newer.text', { person: kept.savedBy.name })} (<RelativeTime at={kept.savedAt} />)
      </p>
      {kind === 'kept' && (
        <Button size="compact-sm" variant="default" onClick={onTheirs}>
          {t('newer.show')}
        </Button>
      )}
    </div>
  );
};
