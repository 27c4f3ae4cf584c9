import type { Replay } from '@relevo/contracts';
import { gatherBeads, ProcessDiagram, QueryState, StatePanel, type DiagramMarks } from '@relevo/web';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useShortcuts } from '../frame/use-shortcuts.js';
import { useWords } from '../words.js';
import { ReplayControls } from './replay-controls.js';
import { ReplayFacts } from './replay-facts.js';
import { momentAt, type Moment } from './replay-moment.js';
import { replayQuery } from './replay-queries.js';
import classes from './replay-screen.module.css';
import { ReplayTimeline } from './replay-timeline.js';
import { usePlayer } from './use-player.js';

const route = getRouteApi('/frame/inside/replay/$number');

const marksOf = (moment: Moment): DiagramMarks => ({
  tokens: gatherBeads(moment.tokens),
  path: moment.path,
  visits: moment.visits,
  focus: moment.frame.elementId,
});

const Head = ({ replay, moment }: { readonly replay: Replay; readonly moment: Moment }) => {
  const t = useWords();
  const diagram = replay.diagrams[moment.frame.definitionKey];
  return (
    <header className={classes.head}>
      <Link to="/replay" className={classes.back} aria-label={t('replay.backTo')}>
        <IconArrowLeft size={18} />
      </Link>
      <div>
        <h1>
          <Link to="/tickets/$number" params={{ number: replay.number }}>
            {replay.number}
          </Link>{' '}
          {replay.title}
        </h1>
        {diagram !== undefined && <p>{t('replay.diagram', { name: diagram.name, version: diagram.version })}</p>}
      </div>
    </header>
  );
};

interface StageProps {
  readonly replay: Replay;
  readonly start: number;
  readonly onMoved: (index: number) => void;
}

const Stage = ({ replay, start, onMoved }: StageProps) => {
  const player = usePlayer(replay.frames.length, start, onMoved);
  const moment = useMemo(() => momentAt(replay, player.index), [replay, player.index]);
  const marks = useMemo(() => (moment === null ? null : marksOf(moment)), [moment]);
  useShortcuts({
    ArrowLeft: () => player.move(player.index - 1),
    ArrowRight: () => player.move(player.index + 1),
    ' ': player.toggle,
  });
  if (moment === null || marks === null) return null;
  const diagram = replay.diagrams[moment.frame.definitionKey];
  return (
    <div className={classes.screen}>
      <Head replay={replay} moment={moment} />
      <div className={classes.diagram}>
        {diagram !== undefined && (
          <ProcessDiagram xml={diagram.xml} processId={diagram.processId} marks={marks} navigable />
        )}
      </div>
      <div className={classes.foot}>
        <ReplayControls frames={replay.frames} player={player} />
        <ReplayTimeline frames={replay.frames} index={player.index} onMove={player.move} />
      </div>
      <ReplayFacts replay={replay} frame={moment.frame} index={player.index} />
    </div>
  );
};

/** A ticket as it happened, on the drawing that was in force. */
export const ReplayScreen = () => {
  const t = useWords();
  const { number } = route.useParams();
  const { at } = route.useSearch();
  const navigate = route.useNavigate();
  const replay = useQuery({ ...replayQuery(number), refetchOnWindowFocus: false });
  return (
    <QueryState query={replay}>
      {(found) => {
        if (found.frames.length === 0) return <StatePanel title={number}>{t('replay.nowhere')}</StatePanel>;
        const asked = found.frames.findIndex((frame) => frame.sequence === at);
        const moved = (index: number): void => {
          const sequence = found.frames[index]?.sequence;
          void navigate({ search: sequence === undefined ? {} : { at: sequence }, replace: true });
        };
        return <Stage key={number} replay={found} start={asked < 0 ? 0 : asked} onMoved={moved} />;
      }}
    </QueryState>
  );
};
