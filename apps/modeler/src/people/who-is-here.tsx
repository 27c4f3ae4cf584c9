import { Avatar, Tooltip } from '@mantine/core';
import { usePerson } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWords } from '../words.js';
import { leaveDraft, presenceQuery } from './presence.js';
import classes from './who-is-here.module.css';

interface WhoIsHereProps {
  readonly draftId: string;
}

/** The others who have this draft open now. */
export const WhoIsHere = ({ draftId }: WhoIsHereProps) => {
  const t = useWords();
  const me = usePerson();
  const here = useQuery(presenceQuery(draftId));
  useEffect(() => {
    const leave = (): void => leaveDraft(draftId);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [draftId]);
  const others = (here.data ?? []).filter(({ id }) => id !== me.id);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(', ');
  const words = t('people.here', { count: others.length, names });
  return (
    <Tooltip label={words}>
      <div className={classes.here} role="status" aria-label={words}>
        <Avatar.Group>
          {others.slice(0, 3).map(({ id, name }) => (
            <Avatar key={id} name={name} size="sm" radius="xl" className={classes.person ?? ''} alt="" />
          ))}
        </Avatar.Group>
        <span className={classes.words} aria-hidden="true">
          {words}
        </span>
      </div>
    </Tooltip>
  );
};
