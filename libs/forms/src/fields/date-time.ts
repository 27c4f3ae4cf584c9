/** Parts of a date, time, or date and time as form-js writes them. */
export interface DateTimeParts {
  /** `2026-03-01` */
  readonly date: string | null;
  /** `09:30` */
  readonly time: string | null;
  /** `Z`, `+02:00` or nothing. */
  readonly offset: string;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Null where the value is none of its subtype (`date`, `time`, `datetime`; `date` where none is given). */
export function readDateTime(value: string, subtype: unknown): DateTimeParts | null {
  if (subtype === 'time') return readTime(value);
  if (subtype !== 'datetime') return readDate(value);
  const [date = '', time = '', ...rest] = value.split('T');
  const day = rest.length === 0 ? readDate(date) : null;
  const moment = readTime(time);
  return day && moment ? { ...moment, date: day.date } : null;
}

function readDate(value: string): DateTimeParts | null {
  const [, year, month, day] = datePattern.exec(value)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { date: value, time: null, offset: '' } : null;
}

function readTime(value: string): DateTimeParts | null {
  const match = timePattern.exec(value);
  return match ? { date: null, time: `${match[1]}:${match[2]}`, offset: match[4] ?? '' } : null;
}

/** Whether the offset is the one that `timeSerializingFormat` asks for. */
export function hasOffsetOf({ offset }: DateTimeParts, format: unknown): boolean {
  if (format === 'utc_normalized') return offset === 'Z';
  if (format === 'utc_offset') return offset !== '';
  return format !== 'no_timezone' || offset === '';
}
