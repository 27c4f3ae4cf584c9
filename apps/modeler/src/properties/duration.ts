export const units = ['minutes', 'hours', 'days', 'weeks'] as const;
export type Unit = (typeof units)[number];

export interface Duration {
  readonly count: number;
  readonly unit: Unit;
}

const forms: Record<Unit, (count: number) => string> = {
  minutes: (count) => `PT${count}M`,
  hours: (count) => `PT${count}H`,
  days: (count) => `P${count}D`,
  weeks: (count) => `P${count * 7}D`,
};

/** ISO 8601, whole numbers alone. Weeks are written as days: FEEL's durations know none. */
export const writeDuration = ({ count, unit }: Duration): string => forms[unit](count);

/** What a number and a unit can say; null for anything else. */
export const readDuration = (text: string): Duration | null => {
  const [, days, hours, minutes] = /^(?:P(\d{1,6})D|PT(\d{1,6})H|PT(\d{1,6})M)$/.exec(text.trim()) ?? [];
  if (days !== undefined) return { count: Number(days), unit: 'days' };
  if (hours !== undefined) return { count: Number(hours), unit: 'hours' };
  return minutes === undefined ? null : { count: Number(minutes), unit: 'minutes' };
};
