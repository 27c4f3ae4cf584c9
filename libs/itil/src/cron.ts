import { Cron } from 'croner';
import { quote, type Invalid } from './instant.js';

/** Spring's names for common patterns, which Camunda's timers take. */
const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/** The first time after `after` that a cron pattern names (5 or 6 fields, seconds first), in the zone. */
export function nextCron(pattern: string, after: number, zone: string): number | Invalid {
  const written = pattern.trim();
  const fields = (macros[written] ?? written).replaceAll('?', '*');
  try {
    const next = parse(fields, zone).nextRun(new Date(after));
    return next
      ? next.getTime()
      : { invalid: `Expected a cron pattern that comes due, but ${quote(pattern)} never does.` };
  } catch {
    return { invalid: `Expected a cron pattern such as "0 0 9 * * MON-FRI", but got ${quote(pattern)}.` };
  }
}

/** croner makes a job of it; without a function it never runs, it only answers. Day of month and of week both count. */
const parse = (fields: string, timezone: string) =>
  new Cron(fields, { timezone, paused: true, mode: '5-or-6-parts', domAndDow: true });
