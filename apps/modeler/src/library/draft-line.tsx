import { ActionIcon, Menu } from '@mantine/core';
import type { DraftSummary } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { IconDots, IconFileText, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeleteDraft } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import classes from './library.module.css';

interface DraftLineProps {
  readonly draft: DraftSummary;
  readonly onError: (error: Error) => void;
}

/** A change under way: whose, and the way back into it. */
export const DraftLine = ({ draft, onError }: DraftLineProps) => {
  const t = useWords();
  const remove = useDeleteDraft();
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
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => remove.mutate(draft.id, { onError })}
          >
            {t('library.deleteDraft')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
};
