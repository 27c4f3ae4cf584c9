import type { TrackingPage } from '@relevo/contracts';
import { RelativeTime } from '@relevo/web';
import { useWords } from '../words.js';
import { StoryConversation } from './story-conversation.js';
import { StorySteps } from './story-steps.js';
import classes from './tracking.module.css';
import type { StoryDoor } from './tracking-queries.js';
import { TurnCard } from './turn-card.js';

interface TicketStoryProps {
  readonly page: TrackingPage;
  readonly door: StoryDoor;
}

/** What a requester sees of a ticket, by link or signed in: their turn first, then where it is, then the words. */
export const TicketStory = ({ page, door }: TicketStoryProps) => {
  const t = useWords();
  return (
    <article className={classes.story} aria-label={page.number}>
      <header>
        <p className={classes.number}>
          {page.number} · {t('tracking.reportedAt')} <RelativeTime at={page.openedAt} />
        </p>
        <h1>{page.title}</h1>
      </header>
      {page.turn !== null && (
        <TurnCard key={page.turn.taskKey} turn={page.turn} door={door} resolution={page.resolution} />
      )}
      <StorySteps page={page} />
      {page.description !== '' && (
        <details className={classes.details}>
          <summary>{t('tracking.details')}</summary>
          <p>{page.description}</p>
        </details>
      )}
      <StoryConversation page={page} door={door} />
    </article>
  );
};
