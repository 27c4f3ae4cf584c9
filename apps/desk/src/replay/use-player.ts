import { useEffect, useState } from 'react';

export interface Player {
  readonly index: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly move: (index: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: number) => void;
}

const perFrame = 1_200;

/** Goes through `count` frames; at the last one it stops, and starts again from the first. */
export const usePlayer = (count: number, start: number, onMoved: (index: number) => void): Player => {
  const [index, setIndex] = useState(Math.min(Math.max(0, start), Math.max(0, count - 1)));
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const to = (next: number): void => {
    const held = Math.min(count - 1, Math.max(0, next));
    setIndex(held);
    onMoved(held);
    if (held >= count - 1) setPlaying(false);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => to(index + 1), perFrame / speed);
    return () => clearTimeout(timer);
  });
  return {
    index,
    playing,
    speed,
    setSpeed,
    move: (next) => {
      setPlaying(false);
      to(next);
    },
    toggle: () => {
      if (!playing && index >= count - 1) to(0);
      setPlaying(!playing);
    },
  };
};
