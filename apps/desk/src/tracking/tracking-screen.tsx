import { Button } from '@mantine/core';
import {
  ApiError,
  Brand,
  ErrorState,
  languages,
  SkeletonRows,
  StatePanel,
  useChooseLanguage,
  useLanguage,
} from '@relevo/web';
import { IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ButtonLink } from '../frame/button-link.js';
import { useWords } from '../words.js';
import { TicketStory } from './ticket-story.js';
import classes from './tracking.module.css';
import { linkDoor, storyQuery } from './tracking-queries.js';

const route = getRouteApi('/track/$token');

const refreshEvery = 8_000;

const LanguageSwitch = () => {
  const language = useLanguage();
  const choose = useChooseLanguage();
  const other = languages.find(({ code }) => code !== language);
  if (other === undefined) return null;
  return (
    <Button variant="subtle" lang={other.code} onClick={() => void choose(other.code)}>
      {other.name}
    </Button>
  );
};

const Gone = () => {
  const t = useWords();
  return (
    <StatePanel
      level={1}
      icon={<IconLinkOff size={22} />}
      title={t('tracking.goneTitle')}
      action={
        <ButtonLink to="/report" size="md">
          {t('tracking.report')}
        </ButtonLink>
      }
    >
      {t('tracking.gone')}
    </StatePanel>
  );
};

const Story = ({ token }: { readonly token: string }) => {
  const door = useMemo(() => linkDoor(token), [token]);
  const story = useQuery({ ...storyQuery(door), refetchInterval: refreshEvery });
  if (story.data !== undefined) return <TicketStory page={story.data} door={door} />;
  if (story.error instanceof ApiError && [401, 403, 404, 410].includes(story.error.status)) return <Gone />;
  if (story.error !== null) return <ErrorState error={story.error} retry={() => void story.refetch()} />;
  return <SkeletonRows shape="text" rows={8} />;
};

/** A ticket by its link: no account, one thing at a time, good with one hand. */
export const TrackingScreen = () => {
  const { token } = route.useParams();
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main id="main">
        <Story token={token} />
      </main>
    </div>
  );
};
