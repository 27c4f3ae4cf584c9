import { Alert, Button, Textarea } from '@mantine/core';
import { useErrorWords } from '@relevo/web';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useWords } from '../words.js';
import classes from './comments.module.css';

interface CommentFormProps {
  readonly label: string;
  readonly send: string;
  readonly error: Error | null;
  readonly busy: boolean;
  /** `sent` empties the field; what could not be sent stays in it. */
  readonly onSend: (text: string, sent: () => void) => void;
}

export const CommentForm = ({ label, send, error, busy, onSend }: CommentFormProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  // The button goes with the text: whoever wrote goes on at the field.
  const sent = (): void => {
    setText('');
    field.current?.focus();
  };
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    if (text.trim() !== '' && !busy) onSend(text, sent);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={label}
        value={text}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit(event)}
      />
      {error !== null && (
        <Alert color="red" role="alert">
          {words(error)} {t('comments.notSent')}
        </Alert>
      )}
      {text.trim() !== '' && (
        <Button type="submit" size="compact-sm" loading={busy}>
          {send}
        </Button>
      )}
    </form>
  );
};
