import { ActionIcon, Switch } from '@mantine/core';
import { QueryState } from '@relevo/web';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../words.js';
import { CommentForm } from './comment-form.js';
import { commentsQuery, useWriteComment } from './comment-queries.js';
import { CommentThread } from './comment-thread.js';
import classes from './comments.module.css';
import { isOpen, threadsOf, type Thread } from './threads.js';

/** An element as people call it. */
export interface Pinned {
  readonly id: string;
  readonly name: string;
}

interface CommentsPanelProps {
  readonly processId: string;
  /** What is selected on the canvas: a new comment is pinned to it. */
  readonly selected: Pinned | null;
  readonly exists: (elementId: string) => boolean;
  readonly onGoTo: (elementId: string) => void;
  readonly onClose: () => void;
}

const NewComment = ({ processId, on }: { readonly processId: string; readonly on: Pinned }) => {
  const t = useWords();
  const write = useWriteComment(processId);
  return (
    <CommentForm
      key={on.id}
      label={t('comments.on', { element: on.name })}
      send={t('comments.send')}
      error={write.error}
      busy={write.isPending}
      onSend={(text, sent) =>
        write.mutate({ elementId: on.id, elementName: on.name.slice(0, 300), text }, { onSuccess: sent })
      }
    />
  );
};

interface ThreadsProps extends Pick<CommentsPanelProps, 'processId' | 'selected' | 'exists' | 'onGoTo'> {
  readonly threads: readonly Thread[];
}

const Threads = ({ threads, processId, selected, exists, onGoTo }: ThreadsProps) => {
  const t = useWords();
  if (threads.length === 0) return <p className={classes.none}>{t('comments.none')}</p>;
  const chosenFirst = threads.toSorted(
    (a, b) => Number(b.first.elementId === selected?.id) - Number(a.first.elementId === selected?.id),
  );
  return (
    <ul className={classes.threads}>
      {chosenFirst.map((thread) => {
        const { elementId, elementName, id } = thread.first;
        return (
          <li key={id} data-chosen={elementId === selected?.id}>
            {exists(elementId) ? (
              <button type="button" className={classes.element} onClick={() => onGoTo(elementId)}>
                {elementName}
              </button>
            ) : (
              <p className={classes.lost}>{t('comments.lost', { element: elementName })}</p>
            )}
            <CommentThread processId={processId} thread={thread} />
          </li>
        );
      })}
    </ul>
  );
};

/** What process owners say to each other about this drawing. */
export const CommentsPanel = ({ processId, selected, exists, onGoTo, onClose }: CommentsPanelProps) => {
  const t = useWords();
  const comments = useQuery(commentsQuery(processId));
  const [all, setAll] = useState(false);
  return (
    <section className={classes.panel} aria-label={t('comments.title')}>
      <header className={classes.head}>
        <h2>{t('comments.title')}</h2>
        <Switch
          size="xs"
          label={t('comments.showDone')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      {selected === null ? (
        <p className={classes.none}>{t('comments.choose')}</p>
      ) : (
        <NewComment processId={processId} on={selected} />
      )}
      <QueryState query={comments}>
        {(list) => (
          <Threads
            threads={threadsOf(list).filter((thread) => all || isOpen(thread))}
            processId={processId}
            selected={selected}
            exists={exists}
            onGoTo={onGoTo}
          />
        )}
      </QueryState>
    </section>
  );
};
