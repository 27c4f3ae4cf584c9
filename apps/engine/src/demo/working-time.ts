import type { Instant } from '@relevo/bpmn-kernel';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Opening hours in UTC by the day of the week, Sunday first; null: closed. */
const hours: readonly (readonly [number, number] | null)[] = [
  null,
  [8, 18],
  [8, 18],
  [8, 18],
  [8, 18],
  [8, 18],
  [9, 13],
];

const midnight = (at: Instant): Instant => Math.floor(at / day) * day;

const openingOf = (at: Instant): readonly [Instant, Instant] | null => {
  const opening = hours[new Date(at).getUTCDay()];
  return opening ? [midnight(at) + opening[0] * hour, midnight(at) + opening[1] * hour] : null;
};

/** `at`, or the next opening. */
export const whenOpen = (at: Instant): Instant => {
  const opening = openingOf(at);
  if (!opening || at >= opening[1]) return whenOpen(midnight(at) + day);
  return Math.max(at, opening[0]);
};

/** `at`, or the last closing before. */
const whenLastOpen = (at: Instant): Instant => {
  const opening = openingOf(at);
  if (!opening || at <= opening[0]) return whenLastOpen(midnight(at) - 1);
  return Math.min(at, opening[1]);
};

/** So many working minutes after `at`. */
export const workingTimeAfter = (at: Instant, minutes: number): Instant => {
  const from = whenOpen(at);
  const closing = openingOf(from)?.[1] ?? from;
  const left = from + minutes * minute - closing;
  return left < 0 ? from + minutes * minute : workingTimeAfter(closing, left / minute);
};

/** So many working minutes before `at`. */
export const workingTimeBefore = (at: Instant, minutes: number): Instant => {
  const until = whenLastOpen(at);
  const opening = openingOf(until - 1)?.[0] ?? until;
  const left = opening - (until - minutes * minute);
  return left <= 0 ? until - minutes * minute : workingTimeBefore(opening, left / minute);
};
