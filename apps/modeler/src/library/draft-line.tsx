import { ActionIcon, Menu } from '@mantine/core';
import type { DraftSummary } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { IconDots, IconFileText, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type MouseEvent } from 'react';
import { useDeleteDraft } from '../drafts/use-delete-draft.js';
import { useWords } from '../words.js';
import classes from './library.module.css';
import { RenameDialog } from './rename-dialog.js';

interface DraftLineProps {
  readonly draft: DraftSummary;
  readonly onError: (error: Error) => void;
}

/** A change under way: whose, and the way back into it. */
export const DraftLine = ({ draft, onError }: DraftLineProps) => {
  const t = useWords();
  const remove = useDeleteDraft();
  const [renaming, setRenaming] = useState(false);
  // A click without a mouse counts no clicks.
  const act = ({ detail }: MouseEvent): void => remove.mutate({ id: draft.id, byKeyboard: detail === 0 }, { onError });
  return (
    <li className={classes.draft}>
      <IconFileText size={16} aria-hidden="true" />
      <span className={classes.draftText}>
        <Link to="/drafts/$draft" params={{ draft: draft.id }}>
          {draft.name}
        </Link>
        <span className={classes.draftFacts}>
          {draft.savedBy.name} · <RelativeTime at={draft.savedAt} />
        </span>
      </span>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('library.draftMenu', { name: draft.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setRenaming(true)}>
            {t('library.rename')}
          </Menu.Item>
          <Menu.Item color="red" c="var(--r-danger)" leftSection={<IconTrash size={16} />} onClick={act}>
            {t('library.deleteDraft')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && <RenameDialog draft={draft} onClose={() => setRenaming(false)} />}
    </li>
  );
};
