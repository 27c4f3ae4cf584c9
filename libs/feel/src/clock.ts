import { FeelDate, FeelDateTime, FeelFunction } from 'feelin';
import { Temporal } from 'temporal-polyfill';

/** `now()` and `today()` from the caller's clock and zone; feelin's own read the host's. */
export function clockFunctions(now: number, zone: string): Readonly<Record<string, FeelFunction>> {
  const zoned = () => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return {
    now: new FeelFunction(() => {
      const time = zoned();
      return new FeelDateTime(time.toPlainDateTime(), time.timeZoneId);
    }, []),
    today: new FeelFunction(() => new FeelDate(zoned().toPlainDate()), []),
  };
}
