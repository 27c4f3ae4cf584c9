const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const units = { minute, hour, day } as const;
export type Unit = keyof typeof units;

const inUnit = (count: number, unit: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** "2 days", "1 day and 4 hours", "30 seconds": the two largest units, whole. */
export const timeSpan = (milliseconds: number, language: string): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3_600), 'hour'],
    [Math.floor((seconds % 3_600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  if (said.length === 0) return inUnit(0, 'minute', language);
  return new Intl.ListFormat(language).format(said.map(([count, unit]) => inUnit(count, unit, language)));
};
