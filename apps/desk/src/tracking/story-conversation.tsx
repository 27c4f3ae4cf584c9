import { Button, Textarea } from '@mantine/core';
import type { TrackingPage } from '@relevo/contracts';
import { RelativeTime, useErrorWords } from '@relevo/web';
import { IconBell } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useKeptText } from '../tickets/use-kept-text.js';
import { useWords } from '../words.js';
import classes from './tracking.module.css';
import { useWrite, type StoryDoor } from './tracking-queries.js';

interface ConversationProps {
  readonly page: TrackingPage;
  readonly door: StoryDoor;
}

interface Line {
  readonly at: string;
  readonly key: string;
  readonly own: boolean;
  readonly who: string;
  readonly text: string;
  readonly told: boolean;
}

const useLines = (page: TrackingPage): readonly Line[] => {
  const t = useWords();
  const words = page.conversation.map((comment): Line => {
    const own = comment.author.name === page.requesterName;
    const who = own ? t('tracking.you') : comment.author.name;
    return { at: comment.at, key: comment.key, own, who, text: comment.text, told: false };
  });
  const told = page.notifications.map(({ at, text }, place): Line => ({
    at,
    key: `n${place}`,
    own: false,
    who: t('tracking.told'),
    text,
    told: true,
  }));
  return [...words, ...told].toSorted((a, b) => a.at.localeCompare(b.at));
};

const Composer = ({ page, door }: ConversationProps) => {
  const t = useWords();
  const words = useErrorWords();
  const write = useWrite(door);
  const { text, setText, forget } = useKeptText(`story.${page.number}`);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate(text.trim(), { onSuccess: forget });
  };
  return (
    <form className={classes.composer} onSubmit={send}>
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={10}
        label={t('tracking.write')}
        placeholder={t('tracking.writePlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={write.error === null ? undefined : t('tracking.refused', { reason: words(write.error) })}
      />
      <Button type="submit" size="md" variant="default" disabled={text.trim() === ''} loading={write.isPending}>
        {t('tracking.send')}
      </Button>
    </form>
  );
};

/** Their words and ours, oldest first. */
export const StoryConversation = ({ page, door }: ConversationProps) => {
  const t = useWords();
  const lines = useLines(page);
  return (
    <section className={classes.conversation} aria-labelledby="conversation-title">
      <h2 id="conversation-title">{t('tracking.conversation')}</h2>
      {lines.length === 0 ? (
        <p className={classes.quiet}>{t('tracking.noWords')}</p>
      ) : (
        <ol className={classes.lines}>
          {lines.map((line) => (
            <li key={line.key} data-own={line.own} data-told={line.told}>
              <p className={classes.lineHead}>
                {line.told && <IconBell size={14} aria-hidden="true" />}
                <strong>{line.who}</strong>
                <RelativeTime at={line.at} />
              </p>
              <p className={classes.lineText}>{line.text}</p>
            </li>
          ))}
        </ol>
      )}
      <Composer page={page} door={door} />
    </section>
  );
};
