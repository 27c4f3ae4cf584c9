import { Alert, Button, Modal } from '@mantine/core';
import type { BundleFiles, Draft } from '@relevo/contracts';
import { RelativeTime, useErrorWords, usePerson } from '@relevo/web';
import { ChangeList } from '../differences/change-list.js';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';
import { useOpenDraft, useOwnDraft } from './use-own-draft.js';

interface ConflictDialogProps {
  /** As it was when this person last saw it. */
  readonly draft: Draft;
  readonly theirs: Draft;
  readonly mine: BundleFiles;
  readonly name: string;
  readonly onTheirs: () => void;
}

/** Somebody saved in between. Both sides with what they change; whatever is chosen, neither is lost. */
export const ConflictDialog = ({ draft, theirs, mine, name, onTheirs }: ConflictDialogProps) => {
  const t = useWords();
  const words = useErrorWords();
  const person = usePerson();
  const own = useOwnDraft();
  const open = useOpenDraft();
  const kept = { of: draft, name: t('conflict.ownName', { name, person: person.name }).slice(0, 120), files: mine };
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('conflict.title')} size="xl">
      <div className={classes.body}>
        <p>{t('conflict.text', { person: theirs.savedBy.name })}</p>
        <div className={classes.sides}>
          <section className={classes.side} aria-labelledby="conflict-mine">
            <h3 id="conflict-mine">{t('conflict.mine')}</h3>
            <p className={classes.quiet}>{t('conflict.notSaved')}</p>
            <ChangeList before={draft.files} after={mine} />
            <Button
              className={classes.sideButton ?? ''}
              onClick={() => own.mutate(kept, { onSuccess: open })}
              loading={own.isPending}
            >
              {t('conflict.goOnMine')}
            </Button>
          </section>
          <section className={classes.side} aria-labelledby="conflict-theirs">
            <h3 id="conflict-theirs">{t('conflict.theirs', { person: theirs.savedBy.name })}</h3>
            <p className={classes.quiet}>
              <RelativeTime at={theirs.savedAt} /> · {t('conflict.revision', { revision: theirs.revision })}
            </p>
            <ChangeList before={draft.files} after={theirs.files} />
            <Button
              className={classes.sideButton ?? ''}
              variant="default"
              onClick={() => own.mutate(kept, { onSuccess: onTheirs })}
              loading={own.isPending}
            >
              {t('conflict.takeTheirs')}
            </Button>
          </section>
        </div>
        {own.error !== null && (
          <Alert color="red" role="alert">
            {words(own.error)}
          </Alert>
        )}
      </div>
    </Modal>
  );
};
