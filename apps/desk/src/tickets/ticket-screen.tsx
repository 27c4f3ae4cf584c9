import { getRouteApi } from '@tanstack/react-router';
import { useReloadWork } from '../tasks/task-queries.js';
import { TicketView } from './ticket-view.js';

const route = getRouteApi('/frame/inside/tickets/$number');

/** A ticket by its number. After a completion it stays: its next step shows. */
export const TicketScreen = () => {
  const { number } = route.useParams();
  const reload = useReloadWork();
  return <TicketView key={number} number={number} onCompleted={() => void reload(number)} />;
};
