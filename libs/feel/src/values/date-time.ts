import type { FeelDuration } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { ofSeconds } from './durations.js';

/** Seconds east of Greenwich; zones with seconds are none of Temporal's. */
export function offsetSeconds(at: Temporal.PlainDateTime, zone: string): number {
  const fixed = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(zone);
  if (!fixed) return at.toZonedDateTime(zone).offsetNanoseconds / 1e9;
  const [, sign, hours, minutes, seconds] = fixed;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0));
}

/** Temporal's instants end a hundred million days from 1970; a day less leaves room for every zone. */
const farthest = 8.64e15 - 86_400_000;

/**
 * FEEL's date and time: a wall clock, with or without a zone. One that is known as an instant (`now()`, and what comes
 * of it) computes its wall clock and its text only where they are asked for: both cost a hundred times the sum.
 */
export class FeelDateTime {
  private text: string | undefined;

  private constructor(
    private plain: Temporal.PlainDateTime | null,
    readonly zone: string | null,
    /** Milliseconds since 1970; null where only the wall clock is known. */
    readonly epoch: number | null,
  ) {}

  static ofWallClock(plain: Temporal.PlainDateTime, zone: string | null): FeelDateTime {
    return new FeelDateTime(plain, zone, null);
  }

  /** `epoch` in whole milliseconds; null past the ends of time. */
  static ofInstant(epoch: number, zone: string): FeelDateTime | null {
    return Math.abs(epoch) <= farthest ? new FeelDateTime(null, zone, epoch) : null;
  }

  /** The wall clock. */
  unwrap(): Temporal.PlainDateTime {
    return (this.plain ??= this.instant().toPlainDateTime());
  }

  /** The instant in its zone; of a wall clock that a zone has twice, the first. Throws where there is no zone. */
  zoned(): Temporal.ZonedDateTime {
    return this.epoch === null ? this.unwrap().toZonedDateTime(this.zone ?? '') : this.instant();
  }

  private instant(): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(this.epoch ?? 0).toZonedDateTimeISO(this.zone ?? 'UTC');
  }

  /** As FEEL writes it: `…Z`, `…+01:00` or `…@Europe/Madrid`. */
  get iso(): string {
    return (this.text ??= this.written());
  }

  private written(): string {
    if (this.zone === 'UTC') return `${this.epoch === null ? this.unwrap().toString() : utcText(this.epoch)}Z`;
    const suffix = this.zone === null || /^[+-]/.test(this.zone) ? this.zone : `@${this.zone}`;
    return `${this.unwrap().toString()}${suffix ?? ''}`;
  }

  /** ISO 8601 with an offset, where there is a zone. */
  get isoWithOffset(): string {
    if (this.zone === null || this.zone === 'UTC' || /^[+-]/.test(this.zone)) return this.iso;
    const zoned = this.zoned();
    const minutes = zoned.offsetNanoseconds / 60e9;
    if (this.epoch === null || !Number.isInteger(minutes)) return zoned.toString({ timeZoneName: 'never' });
    return `${utcText(this.epoch + minutes * 60_000)}${zoned.offset}`;
  }

  get year(): number {
    return this.unwrap().year;
  }
  get month(): number {
    return this.unwrap().month;
  }
  get day(): number {
    return this.unwrap().day;
  }
  get hour(): number {
    return this.unwrap().hour;
  }
  get minute(): number {
    return this.unwrap().minute;
  }
  get second(): number {
    return this.unwrap().second;
  }
  get weekday(): number {
    return this.unwrap().dayOfWeek;
  }
  get timezone(): string | null {
    return this.zone;
  }
  get 'time offset'(): FeelDuration | null {
    return this.zone === null ? null : ofSeconds(this.offset);
  }

  /** Seconds east of Greenwich; 0 without a zone. */
  get offset(): number {
    if (this.zone === null) return 0;
    return this.epoch === null ? offsetSeconds(this.unwrap(), this.zone) : this.instant().offsetNanoseconds / 1e9;
  }

  toString(): string {
    return this.iso;
  }

  toJSON(): string {
    return this.iso;
  }
}

/** As Temporal writes it: no zeros at the end of a fraction, no zone. */
const utcText = (epoch: number): string =>
  new Date(epoch)
    .toISOString()
    .slice(0, -1)
    .replace(/\.?0+$/, '');
