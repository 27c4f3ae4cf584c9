import { Button, SegmentedControl, Textarea } from '@mantine/core';
import type { Comment, PersonRef } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useWords } from '../words.js';
import classes from './comment-box.module.css';
import { useAddComment } from './ticket-queries.js';
import { useKeptText } from './use-kept-text.js';

interface CommentBoxProps {
  readonly number: string;
  readonly requester: PersonRef;
}

/** Words to the requester or a note for colleagues; which one is said on the button, too. */
export const CommentBox = ({ number, requester }: CommentBoxProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [visibility, setVisibility] = useState<Comment['visibility']>('internal');
  const { text, setText, forget } = useKeptText(`comment.${number}`);
  const add = useAddComment(number);
  const { name } = requester;
  const internal = visibility === 'internal';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') add.mutate({ text: text.trim(), visibility }, { onSuccess: forget });
  };
  return (
    <form className={classes.box} onSubmit={send} data-internal={internal}>
      <SegmentedControl
        size="xs"
        value={visibility}
        onChange={(value) => setVisibility(value as Comment['visibility'])}
        aria-label={t('tickets.note.label')}
        data={[
          { value: 'internal', label: t('tickets.note.internal') },
          { value: 'public', label: t('tickets.note.public', { name }) },
        ]}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={12}
        variant="unstyled"
        classNames={{ input: classes.input ?? '' }}
        aria-label={t('tickets.note.label')}
        placeholder={t(internal ? 'tickets.note.internalPlaceholder' : 'tickets.note.publicPlaceholder', { name })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <span className={classes.kept} role="status">
          {add.error !== null
            ? t('tickets.note.failed', { reason: words(add.error) })
            : text === ''
              ? ''
              : t('tickets.note.kept')}
        </span>
        <Button type="submit" size="sm" variant="default" disabled={text.trim() === ''} loading={add.isPending}>
          {internal ? t('tickets.note.keep') : t('tickets.note.send', { name })}
        </Button>
      </div>
    </form>
  );
};
