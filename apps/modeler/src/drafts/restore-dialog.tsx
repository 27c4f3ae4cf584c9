import { Button, Modal } from '@mantine/core';
import type { Draft } from '@relevo/contracts';
import { ClockTime, usePerson } from '@relevo/web';
import { ChangeList } from '../differences/change-list.js';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';
import type { LocalCopy } from './local-copies.js';
import { useOpenDraft, useOwnDraft } from './use-own-draft.js';

interface RestoreDialogProps {
  readonly draft: Draft;
  readonly copy: LocalCopy;
  readonly onTake: () => void;
  readonly onDiscard: () => void;
}

/** Found in this browser: work that never reached the engine. */
export const RestoreDialog = ({ draft, copy, onTake, onDiscard }: RestoreDialogProps) => {
  const t = useWords();
  const person = usePerson();
  const own = useOwnDraft();
  const open = useOpenDraft();
  const overtaken = copy.revision !== draft.revision;
  const asOwn = (): void =>
    own.mutate(
      {
        of: draft,
        name: t('conflict.ownName', { name: copy.name, person: person.name }).slice(0, 120),
        files: copy.files,
      },
      { onSuccess: open },
    );
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('restore.title')} size="lg">
      <div className={classes.body}>
        <p>
          {t('restore.text')} <ClockTime at={copy.at} />
        </p>
        {overtaken && <p className={classes.stay}>{t('restore.overtaken', { person: draft.savedBy.name })}</p>}
        <ChangeList before={draft.files} after={copy.files} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onDiscard}>
            {t('restore.discard')}
          </Button>
          <Button data-autofocus onClick={overtaken ? asOwn : onTake} loading={own.isPending}>
            {overtaken ? t('conflict.keepMine') : t('restore.take')}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
