import { Button } from '@mantine/core';
import type { DiagramComment } from '@relevo/contracts';
import { RelativeTime, useErrorWords, usePerson } from '@relevo/web';
import { useWords } from '../words.js';
import { CommentForm } from './comment-form.js';
import { useDeleteComment, useResolveComment, useWriteComment } from './comment-queries.js';
import classes from './comments.module.css';
import { isOpen, type Thread } from './threads.js';

interface CommentThreadProps {
  readonly processId: string;
  readonly thread: Thread;
}

const Said = ({ comment, processId }: { readonly comment: DiagramComment; readonly processId: string }) => {
  const t = useWords();
  const words = useErrorWords();
  const me = usePerson();
  const remove = useDeleteComment(processId);
  return (
    <div className={classes.said}>
      <p className={classes.who}>
        <strong>{comment.author.name}</strong> <RelativeTime at={comment.at} />
      </p>
      <p className={classes.text}>{comment.text}</p>
      {comment.author.id === me.id && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          loading={remove.isPending}
          onClick={() => remove.mutate(comment.id)}
        >
          {t('comments.delete')}
        </Button>
      )}
      {remove.error !== null && <p role="alert">{words(remove.error)}</p>}
    </div>
  );
};

/** One question with its answers, answered and closed in place. */
export const CommentThread = ({ processId, thread }: CommentThreadProps) => {
  const t = useWords();
  const words = useErrorWords();
  const write = useWriteComment(processId);
  const resolve = useResolveComment(processId);
  const { first, answers } = thread;
  const { elementId, elementName, id } = first;
  const open = isOpen(thread);
  return (
    <article className={classes.thread} data-open={open} aria-label={first.text.slice(0, 80)}>
      {[first, ...answers].map((comment) => (
        <Said key={comment.id} comment={comment} processId={processId} />
      ))}
      {first.resolved !== null && (
        <p className={classes.who}>
          {t('comments.doneBy', { person: first.resolved.by.name })} <RelativeTime at={first.resolved.at} />
        </p>
      )}
      {open && (
        <CommentForm
          label={t('comments.answer')}
          send={t('comments.sendAnswer')}
          error={write.error}
          busy={write.isPending}
          onSend={(text, sent) => write.mutate({ elementId, elementName, replyTo: id, text }, { onSuccess: sent })}
        />
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={resolve.isPending}
        onClick={() => resolve.mutate({ id, resolved: open })}
      >
        {open ? t('comments.done') : t('comments.again')}
      </Button>
      {resolve.error !== null && <p role="alert">{words(resolve.error)}</p>}
    </article>
  );
};
