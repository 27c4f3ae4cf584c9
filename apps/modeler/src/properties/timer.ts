import { type Duration, readDuration, writeDuration } from './duration.js';

/** When a timer fires, as far as it is said without ISO 8601. */
export type Timer =
  | { readonly kind: 'after'; readonly duration: Duration }
  /** `at`: day and time without a zone, as a browser's field has it. */
  | { readonly kind: 'at'; readonly at: string }
  /** `times` null: again and again. */
  | { readonly kind: 'every'; readonly duration: Duration; readonly times: number | null }
  | { readonly kind: 'formula' };

export const timerProperties = ['timeDuration', 'timeDate', 'timeCycle'] as const;
export type TimerProperty = (typeof timerProperties)[number];

export interface WrittenTimer {
  readonly property: TimerProperty;
  readonly body: string;
}

export const writeTimer = (timer: Exclude<Timer, { kind: 'formula' }>): WrittenTimer => {
  switch (timer.kind) {
    case 'after':
      return { property: 'timeDuration', body: writeDuration(timer.duration) };
    case 'at':
      return { property: 'timeDate', body: new Date(timer.at).toISOString().replace('.000Z', 'Z') };
    case 'every':
      return { property: 'timeCycle', body: `R${timer.times ?? ''}/${writeDuration(timer.duration)}` };
  }
};

const two = (number: number): string => String(number).padStart(2, '0');

const local = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

/** In the browser's own time; to the minute. */
const readDate = (body: string): Timer => {
  const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::00)?(?:Z|[+-]\d{2}:\d{2})$/.test(body) ? new Date(body) : null;
  return date && Number.isFinite(date.getTime()) ? { kind: 'at', at: local(date) } : { kind: 'formula' };
};

const readCycle = (body: string): Timer => {
  const [, times, rest = ''] = /^R(\d{0,6})\/(.+)$/.exec(body) ?? [];
  const duration = times === undefined ? null : readDuration(rest);
  return duration ? { kind: 'every', duration, times: times === '' ? null : Number(times) } : { kind: 'formula' };
};

export const readTimer = ({ property, body }: WrittenTimer): Timer => {
  if (property === 'timeDate') return readDate(body);
  if (property === 'timeCycle') return readCycle(body);
  const duration = readDuration(body);
  return duration ? { kind: 'after', duration } : { kind: 'formula' };
};
