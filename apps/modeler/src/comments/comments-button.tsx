import { ActionIcon, Indicator } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words.js';
import { commentsQuery } from './comment-queries.js';
import { isOpen, threadsOf } from './threads.js';

interface CommentsButtonProps {
  readonly processId: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Opens the threads, and says how many wait for an answer. */
export const CommentsButton = ({ processId, open, onToggle }: CommentsButtonProps) => {
  const t = useWords();
  const comments = useQuery(commentsQuery(processId));
  const count = threadsOf(comments.data ?? []).filter(isOpen).length;
  const label = count === 0 ? t('comments.title') : t('comments.open', { count });
  return (
    <Indicator label={count} disabled={count === 0} size={16}>
      <ActionIcon variant="default" size="lg" aria-label={label} title={label} aria-pressed={open} onClick={onToggle}>
        <IconMessageCircle size={18} />
      </ActionIcon>
    </Indicator>
  );
};
