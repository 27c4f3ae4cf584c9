import { QueryState, SkeletonRows, useLive } from '@relevo/web';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { TicketStory } from '../tracking/ticket-story.js';
import { sessionDoor, storyQuery } from '../tracking/tracking-queries.js';
import { useWords } from '../words.js';
import classes from './my-tickets.module.css';

const route = getRouteApi('/frame/inside/my-tickets/$number');

/** The person's own ticket, told as on the tracking page, but live. */
export const MyTicketScreen = () => {
  const t = useWords();
  const { number } = route.useParams();
  useLive(`ticket:${number}`);
  const door = useMemo(() => sessionDoor(number), [number]);
  const story = useQuery(storyQuery(door));
  return (
    <div className={classes.ticket}>
      <Link to="/my-tickets" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {t('myTickets.back')}
      </Link>
      <QueryState query={story} skeleton={<SkeletonRows shape="text" rows={8} />}>
        {(page) => <TicketStory page={page} door={door} />}
      </QueryState>
    </div>
  );
};
