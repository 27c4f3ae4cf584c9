const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Whole days between two moments by the calendar of the person, not by 24 hours. */
const calendarDays = (at: number, now: number): number => Math.round((midnight(at) - midnight(now)) / day);

/** "now", "5 minutes ago", "3 hours ago", "yesterday", "4 days ago", then the date. */
export const relativeTime = (at: number, now: number, language: string): string => {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < minute) return words.format(0, 'second');
  if (size < hour) return words.format(Math.trunc(distance / minute), 'minute');
  const days = calendarDays(at, now);
  if (days === 0 || size < 6 * hour) return words.format(Math.trunc(distance / hour), 'hour');
  if (Math.abs(days) < 7) return words.format(days, 'day');
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...year }).format(at);
};

/** "45 min", "3 hr", "2 days": the largest unit alone, for a length of time in ms. */
export const duration = (ms: number, language: string): string => {
  const size = Math.abs(ms);
  const [amount, unit] =
    size < hour ? [size / minute, 'minute'] : size < 2 * day ? [size / hour, 'hour'] : [size / day, 'day'];
  const whole = Math.max(1, Math.floor(amount as number));
  return new Intl.NumberFormat(language, { style: 'unit', unit: unit as string, unitDisplay: 'short' }).format(whole);
};

export const exactTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium', hourCycle: 'h23' }).format(at);

export const clockTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** "15:00 today", "09:30 tomorrow", "Tuesday 11:00", "3 Dec, 11:00": when something is expected. */
export const promiseTime = (at: number, now: number, language: string): string => {
  const days = calendarDays(at, now);
  const time = clockTime(at, language);
  if (days >= -1 && days <= 1) {
    const named = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
    return `${named} ${time}`;
  }
  const date: Intl.DateTimeFormatOptions =
    Math.abs(days) < 7 ? { weekday: 'long' } : { weekday: 'short', day: 'numeric', month: 'short' };
  return `${new Intl.DateTimeFormat(language, date).format(at)} ${time}`;
};
