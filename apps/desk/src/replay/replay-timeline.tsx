import { SegmentedControl } from '@mantine/core';
import type { ReplayFrame } from '@relevo/contracts';
import { exactTime, useLanguage } from '@relevo/web';
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../words.js';
import classes from './replay-timeline.module.css';
import { dayMarks, nearestTick, tickPlaces, type WaitScale } from './tick-places.js';
import { useFrameWords } from './frame-words.js';

interface ReplayTimelineProps {
  readonly frames: readonly ReplayFrame[];
  readonly index: number;
  readonly onMove: (index: number) => void;
}

const toneOf = (frame: ReplayFrame): string => {
  if (frame.notes.some((note) => note.kind === 'fault')) return 'fault';
  if (frame.visits.some(({ visit }) => visit > 1)) return 'loop';
  return frame.actor === null ? 'engine' : 'person';
};

const useScrub = (places: readonly number[], onMove: (index: number) => void) => {
  const track = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    onMove(nearestTick(places, (event.clientX - box.left) / box.width));
  };
  return {
    track,
    onPointerDown: (event: PointerEvent<HTMLDivElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      move(event);
    },
    onPointerMove: (event: PointerEvent): void => {
      if (event.buttons === 1) move(event);
    },
  };
};

const Scale = ({ scale, onChange }: { readonly scale: WaitScale; readonly onChange: (scale: WaitScale) => void }) => {
  const t = useWords();
  return (
    <SegmentedControl
      size="xs"
      value={scale}
      onChange={(value) => onChange(value as WaitScale)}
      aria-label={t('replay.scaleLabel')}
      data={(['compressed', 'scale'] as const).map((value) => ({ value, label: t(`replay.${value}`) }))}
    />
  );
};

/** One tick per record, days marked; a slider for keys, pointer and screen readers. */
export const ReplayTimeline = ({ frames, index, onMove }: ReplayTimelineProps) => {
  const t = useWords();
  const language = useLanguage();
  const frameWords = useFrameWords();
  const [scale, setScale] = useState<WaitScale>('compressed');
  const instants = useMemo(() => frames.map((frame) => Date.parse(frame.at)), [frames]);
  const places = useMemo(() => tickPlaces(instants, scale), [instants, scale]);
  const { track, ...pointer } = useScrub(places, onMove);
  const current = frames[index];
  const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short' });
  const press = (event: KeyboardEvent): void => {
    const to = { Home: 0, End: frames.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onMove(to);
  };
  return (
    <div className={classes.timeline}>
      <div
        ref={track}
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={t('replay.timeline')}
        aria-valuemin={1}
        aria-valuemax={frames.length}
        aria-valuenow={index + 1}
        aria-valuetext={
          current === undefined ? '' : `${frameWords(current)}, ${exactTime(Date.parse(current.at), language)}`
        }
        onKeyDown={press}
        {...pointer}
      >
        <div className={classes.line} />
        <div className={classes.reached} style={{ width: `${(places[index] ?? 0) * 100}%` }} />
        {dayMarks(instants, places).map((mark) => (
          <span key={mark.at} className={classes.day} style={{ left: `${mark.place * 100}%` }}>
            {day.format(mark.at)}
          </span>
        ))}
        {frames.map((frame, place) => (
          <span
            key={frame.sequence}
            className={classes.tick}
            data-tone={toneOf(frame)}
            data-current={place === index}
            style={{ left: `${(places[place] ?? 0) * 100}%` }}
          />
        ))}
      </div>
      <Scale scale={scale} onChange={setScale} />
    </div>
  );
};
