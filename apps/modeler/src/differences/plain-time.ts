const units = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;
const smallUnits = { H: 'hour', M: 'minute', S: 'second' } as const;

const counted = (text: string, names: Readonly<Record<string, string>>, language: string): readonly string[] =>
  [...text.matchAll(/(\d+)([A-Z])/g)].flatMap(([, count = '', letter = '']) => {
    const unit = names[letter];
    return unit === undefined
      ? []
      : new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count));
  });

/** `P2DT4H`, alone or in FEEL, in words: "2 days, 4 hours"; null: there is none in it (`P1` alone is a priority). */
export const plainTime = (text: string, language: string): string | null => {
  const found = /P(?=\d|T\d)([\dYMWD]*)(?:T([\dHMS]+))?/.exec(text);
  if (found === null) return null;
  const parts = [...counted(found[1] ?? '', units, language), ...counted(found[2] ?? '', smallUnits, language)];
  return parts.length === 0 ? null : parts.join(', ');
};
