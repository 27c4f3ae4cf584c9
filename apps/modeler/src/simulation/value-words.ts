const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(\[[\w/+-]+\])?$/;

/** A date as the person writes one; null where the text is no date, or one that no calendar has. */
export const dateWords = (text: string, language: string): string | null => {
  const isDay = day.test(text);
  if (!isDay && !moment.test(text)) return null;
  // A day alone is the same day everywhere.
  const at = Date.parse(text.replace(/\[.*\]$/, ''));
  if (Number.isNaN(at)) return null;
  // February 30 is read as March 1.
  if (isDay && new Date(at).toISOString().slice(0, 10) !== text) return null;
  const form: Intl.DateTimeFormatOptions = isDay
    ? { dateStyle: 'long', timeZone: 'UTC' }
    : { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(language, form).format(at);
};

/** Not grouped: many a number is a name. */
export const numberWords = (value: number, language: string): string =>
  new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 15 }).format(value);
