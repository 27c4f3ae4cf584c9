import { Alert, Button } from '@mantine/core';
import type { Group } from '@relevo/contracts';
import { useWords } from '../words.js';
import type { Difference, MomentView, Notice, SimulationView, Todo } from './protocol.js';
import classes from './simulation.module.css';
import { StartCard } from './start-card.js';
import { TakenCard } from './taken-card.js';
import { TaskCard } from './task-card.js';
import { TimeCard } from './time-card.js';
import type { Doors, Scenario, Trouble } from './use-simulation.js';
import { WaitCard } from './wait-cards.js';
import { useWhoWords } from './who-words.js';

export interface NowPanelProps {
  readonly view: SimulationView;
  readonly trouble: Trouble | null;
  readonly scenario: Scenario;
  readonly groups: readonly Group[];
  readonly doors: Doors;
}

const TroubleNote = ({ trouble }: { readonly trouble: Trouble }) => {
  const t = useWords();
  return trouble.kind === 'too-long' ? (
    <Alert color="red" role="alert" title={t('simulation.tooLong', { seconds: trouble.seconds })}>
      {t('simulation.tooLongHint')}
    </Alert>
  ) : (
    <Alert color="red" role="alert" title={t('simulation.trouble')}>
      {trouble.message}
    </Alert>
  );
};

const DifferenceNote = ({ difference }: { readonly difference: Difference }) => {
  const t = useWords();
  const now = difference.now.join(', ') || t('simulation.difference.nowhere');
  const key = difference.kind === 'another-way' ? 'another' : 'impossible';
  return (
    <Alert color="yellow" role="status">
      {t(`simulation.difference.${key}`, { step: difference.step + 1, now })}
    </Alert>
  );
};

const Notices = ({ notices, groups }: { readonly notices: readonly Notice[]; readonly groups: readonly Group[] }) => {
  const t = useWords();
  const who = useWhoWords(groups);
  if (notices.length === 0) return null;
  const words = (notice: Notice): string => {
    if (notice.kind === 'told') return t('simulation.notices.told', { who: who([notice.to]), name: notice.name });
    if (notice.kind === 'too-many-timers') return t('simulation.notices.timers');
    return t('simulation.notices.unknown', { names: notice.names.join(', '), flow: notice.flow });
  };
  return (
    <ul className={classes.notices}>
      {notices.map((notice, place) => (
        <li key={place}>{words(notice)}</li>
      ))}
    </ul>
  );
};

const Ended = ({ ended, doors }: { readonly ended: readonly string[]; readonly doors: Doors }) => {
  const t = useWords();
  return (
    <section className={classes.card} aria-label={t('simulation.ended')}>
      <h3>{t('simulation.ended')}</h3>
      {ended[0] !== undefined && <p>{t('simulation.endedAt', { end: ended[0] })}</p>}
      <div className={classes.buttons}>
        <Button variant="default" disabled={doors.busy} onClick={() => void doors.startOver()}>
          {t('simulation.over')}
        </Button>
      </div>
    </section>
  );
};

/** A form that was filled at one step must not stand in another. */
const keyOf = ({ current }: SimulationView, { at, kind }: Todo): string =>
  `${current} ${kind} ${at.key} ${at.elementId}`;

const Moment = ({ view, moment, groups, doors }: Omit<NowPanelProps, 'trouble'> & { readonly moment: MomentView }) => (
  <>
    <Notices notices={moment.notices} groups={groups} />
    {moment.ended !== null && <Ended ended={moment.ended} doors={doors} />}
    {moment.todo.map((todo) =>
      todo.kind === 'task' ? (
        <TaskCard key={keyOf(view, todo)} task={todo} now={moment.at} groups={groups} doors={doors} />
      ) : (
        <WaitCard key={keyOf(view, todo)} todo={todo} doors={doors} />
      ),
    )}
    <TakenCard taken={moment.taken} doors={doors} />
    {moment.ended === null && <TimeCard moment={moment} doors={doors} />}
  </>
);

/** What the person can do at the shown step. */
export const NowPanel = (props: NowPanelProps) => {
  const { view, trouble, scenario, doors } = props;
  return (
    <div className={classes.now}>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {view.difference !== null && <DifferenceNote difference={view.difference} />}
      {view.moment === null ? (
        <StartCard starts={view.starts} scenario={scenario} doors={doors} />
      ) : (
        <Moment {...props} moment={view.moment} />
      )}
    </div>
  );
};
