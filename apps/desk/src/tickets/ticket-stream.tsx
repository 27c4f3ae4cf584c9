import { Avatar, SegmentedControl } from '@mantine/core';
import { QueryState, RelativeTime } from '@relevo/web';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../words.js';
import { FactLine } from './fact-line.js';
import { foldFacts, streamItems, type Fact, type Word } from './stream-groups.js';
import { timelineQuery } from './ticket-queries.js';
import classes from './ticket-stream.module.css';

/** What a person wrote: large, and marked where the requester does not read it. */
const Words = ({ entry }: { readonly entry: Word }) => {
  const t = useWords();
  const { author, text, internal } =
    entry.kind === 'opened'
      ? { author: entry.by, text: entry.text, internal: false }
      : {
          author: entry.comment.author,
          text: entry.comment.text,
          internal: entry.comment.visibility === 'internal',
        };
  return (
    <li className={classes.words} data-internal={internal}>
      <Avatar size={32} radius="xl" name={author.name} color="accent" aria-hidden="true" />
      <div className={classes.wordsBody}>
        <p className={classes.author}>
          <strong>{author.name}</strong>
          {internal && (
            <span className={classes.internal}>
              <IconLock size={12} aria-hidden="true" />
              {t('tickets.internal')}
            </span>
          )}
          <RelativeTime at={entry.at} />
        </p>
        <p className={classes.text}>{text}</p>
      </div>
    </li>
  );
};

const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => {
  const t = useWords();
  const [unfolded, setUnfolded] = useState(false);
  const { shown, folded } = foldFacts(facts, unfolded);
  return (
    <li>
      <ul className={classes.facts}>
        {shown.map((fact, place) => (
          <FactLine key={`${fact.sequence}-${place}`} fact={fact} />
        ))}
        {folded > 0 && (
          <li className={classes.unfold}>
            <button type="button" onClick={() => setUnfolded(true)}>
              {t('tickets.facts', { count: folded })}
            </button>
          </li>
        )}
      </ul>
    </li>
  );
};

/** People's words and the engine's facts, newest first. */
export const TicketStream = ({ number }: { readonly number: string }) => {
  const t = useWords();
  const timeline = useQuery(timelineQuery(number));
  const [shown, setShown] = useState<'everything' | 'onlyWords'>('everything');
  return (
    <section aria-labelledby="stream-title" className={classes.stream}>
      <header className={classes.head}>
        <h2 id="stream-title">{t('tickets.stream')}</h2>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={(value) => setShown(value as typeof shown)}
          data={(['everything', 'onlyWords'] as const).map((value) => ({ value, label: t(`tickets.${value}`) }))}
          aria-label={t('tickets.stream')}
        />
      </header>
      <QueryState query={timeline}>
        {(entries) => (
          <ol className={classes.list}>
            {streamItems(entries).map((item) =>
              item.kind === 'words' ? (
                <Words key={item.key} entry={item.entry} />
              ) : (
                shown === 'everything' && <Facts key={item.key} facts={item.facts} />
              ),
            )}
          </ol>
        )}
      </QueryState>
    </section>
  );
};
