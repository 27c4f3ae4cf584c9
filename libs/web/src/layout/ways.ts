import type { Point, Shape } from './boxes.js';
import type { Wanted } from './router.js';

const beside = [25, 13, 37];
/** Past a task that stands above or below an event. */
const aside = [...beside, 49];
/** An arrowhead needs this much of a straight line before it. */
const nearest = 12;

interface Ends {
  readonly left: Point;
  readonly right: Point;
  readonly top: Point;
  readonly bottom: Point;
}

const endsOf = ({ x, y, width, height }: Shape): Ends => ({
  left: { x, y: y + height / 2 },
  right: { x: x + width, y: y + height / 2 },
  top: { x: x + width / 2, y },
  bottom: { x: x + width / 2, y: y + height },
});

/** Heights at which an arrow can pass above or below steps, from above to below. */
export const channelsBeside = (steps: readonly Shape[]): readonly number[] =>
  [
    ...new Set(
      steps.flatMap(({ y, height }) => beside.flatMap((by) => [Math.round(y - by), Math.round(y + height + by)])),
    ),
  ].toSorted((a, b) => a - b);

/** So many above and below each end: a way that leads further off is longer than one that crosses something. */
const tried = 24;

const channelsNear = (channels: readonly number[], y: number): readonly number[] => {
  const below = channels.findIndex((channel) => channel >= y);
  const at = below < 0 ? channels.length : below;
  return channels.slice(Math.max(0, at - tried), at + tried);
};

/** To the right, then up or down, then in from the left. */
const forwards = (from: Ends, to: Ends): readonly (readonly Point[])[] => {
  const [start, end] = [from.right, to.left];
  if (end.x <= start.x) return [];
  if (Math.abs(start.y - end.y) < 1) return [[start, { x: end.x, y: start.y }]];
  const bends = aside.flatMap((by) => [end.x - by, start.x + by]).filter((x) => x > start.x && x < end.x);
  return bends.map((x) => [start, { x, y: start.y }, { x, y: end.y }, end]);
};

/** One bend, or none where one stands above the other. */
const corners = (from: Ends, to: Ends): readonly (readonly Point[])[] => {
  const down = to.top.y > from.bottom.y;
  const [start, end] = down ? [from.bottom, to.top] : [from.top, to.bottom];
  const upright = Math.abs(start.x - end.x) < 1 ? [[start, { x: start.x, y: end.y }]] : [];
  const inwards = to.left.x > start.x ? [[start, { x: start.x, y: to.left.y }, to.left]] : [];
  const over = end.x > from.right.x ? [[from.right, { x: end.x, y: from.right.y }, end]] : [];
  return [...upright, ...inwards, ...over];
};

/** Along a channel above or below: for ways back, and where something stands between. */
const around = (from: Ends, to: Ends, y: number): readonly (readonly Point[])[] => {
  const leave = y > from.bottom.y ? from.bottom : from.top;
  const enter = y > to.bottom.y ? to.bottom : to.top;
  if ([from, to].some(({ top, bottom }) => y > top.y - nearest && y < bottom.y + nearest)) return [];
  const outs = [[leave], ...aside.map((by) => [from.right, { x: from.right.x + by, y: from.right.y }])];
  const turnsBack = from.top.x === to.top.x;
  const ins = [...(turnsBack ? [] : [[enter]]), ...aside.map((by) => [{ x: to.left.x - by, y: to.left.y }, to.left])];
  return outs.flatMap((out) =>
    ins.map((into) => [...out, { x: out.at(-1)?.x ?? 0, y }, { x: into[0]?.x ?? 0, y }, ...into]),
  );
};

/** The ways an arrow could take. */
export const waysBetween = (
  { from, to, onlyDown }: Wanted,
  channels: readonly number[],
): readonly (readonly Point[])[] => {
  const [start, end] = [endsOf(from), endsOf(to)];
  const near = new Set([from, to].flatMap(({ y, height }) => channelsNear(channels, y + height / 2)));
  const ways = [...forwards(start, end), ...corners(start, end), ...[...near].flatMap((y) => around(start, end, y))];
  const down = ways.filter(([first, second]) => (second?.y ?? 0) > (first?.y ?? 0) && first?.x === second?.x);
  return onlyDown ? down : ways;
};
