import { Alert, Button, Modal, TextInput } from '@mantine/core';
import type { DraftSummary } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useState, type FormEvent } from 'react';
import { useRenameDraft } from '../drafts/draft-queries.js';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';

interface RenameDialogProps {
  readonly draft: DraftSummary;
  readonly onClose: () => void;
}

/** A draft under another name, nothing else changed. */
export const RenameDialog = ({ draft, onClose }: RenameDialogProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [name, setName] = useState(draft.name);
  const rename = useRenameDraft();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate({ id: draft.id, name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('library.rename')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.body} onSubmit={submit}>
        <TextInput
          label={t('newProcess.name')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {rename.error !== null && (
          <Alert color="red" role="alert">
            {words(rename.error)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
            {t('library.renameSubmit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
