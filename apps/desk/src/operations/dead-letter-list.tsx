import { Checkbox } from '@mantine/core';
import type { DeadLetter } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { IconMail, IconWebhook } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { en } from '../languages/en/index.js';
import { useWords } from '../words.js';
import classes from './outbox-panel.module.css';

/** The engine's most calls of one act. */
const mostAtOnce = 200;

const isEvent = (about: string): about is keyof typeof en.webhooks.event => Object.hasOwn(en.webhooks.event, about);
const isTemplate = (about: string): about is keyof typeof en.deadLetters.about =>
  Object.hasOwn(en.deadLetters.about, about);

/** The event or the template in words; one of a newer engine as it is. */
const aboutWords = (t: ReturnType<typeof useWords>, about: string): string => {
  if (isEvent(about)) return t(`webhooks.event.${about}`);
  return isTemplate(about) ? t(`deadLetters.about.${about}`) : about;
};

interface RowProps {
  readonly letter: DeadLetter;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

const Row = ({ letter, chosen, onToggle }: RowProps) => {
  const t = useWords();
  const recipient = letter.recipient === 'requester' ? t('deadLetters.requester') : letter.recipient;
  return (
    <li className={classes.row} data-chosen={chosen}>
      <Checkbox checked={chosen} onChange={onToggle} aria-label={t('deadLetters.choose', { recipient })} />
      <span className={classes.icon} aria-hidden="true">
        {letter.kind === 'webhook' ? <IconWebhook size={16} /> : <IconMail size={16} />}
      </span>
      <div className={classes.main}>
        <p className={classes.lead}>
          <strong>{t(`deadLetters.why.${letter.code}`)}</strong>
          <RelativeTime at={letter.failedAt} />
        </p>
        <p className={classes.facts}>
          <span>{t('deadLetters.to', { recipient })}</span>
          {letter.about !== null && <span>{aboutWords(t, letter.about)}</span>}
          {letter.ticket === null ? (
            <span>{t('deadLetters.noTicket')}</span>
          ) : (
            <Link to="/tickets/$number" params={{ number: letter.ticket }}>
              {letter.ticket}
            </Link>
          )}
          <span>{t('deadLetters.tries', { count: letter.attempts })}</span>
        </p>
        <p className={classes.quiet} lang="en">
          {letter.error}
        </p>
      </div>
    </li>
  );
};

interface ListProps {
  readonly letters: readonly DeadLetter[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}

/** The last that failed first. */
export const DeadLetterList = ({ letters, chosen, onChoose }: ListProps) => {
  const t = useWords();
  const most = letters.slice(0, mostAtOnce).map(({ id }) => id);
  const all = most.every((id) => chosen.has(id));
  const toggle = (id: string): void => {
    const ids = new Set(chosen);
    if (!ids.delete(id)) ids.add(id);
    onChoose(ids);
  };
  return (
    <>
      <Checkbox
        label={t('deadLetters.chooseAll')}
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() => onChoose(new Set(all ? [] : most))}
      />
      <ul className={classes.rows}>
        {letters.map((letter) => (
          <Row key={letter.id} letter={letter} chosen={chosen.has(letter.id)} onToggle={() => toggle(letter.id)} />
        ))}
      </ul>
    </>
  );
};
