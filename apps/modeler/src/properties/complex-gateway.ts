/** How many of the ways in have to come; null: written otherwise. Nothing written: the first is enough. */
export const readCount = (condition: string): number | null => {
  const source = condition.trim().replace(/^=/, '').trim();
  if (source === '') return 1;
  const [, count] = /^activationCount\s*>=\s*(\d{1,4})$/.exec(source) ?? [];
  return count === undefined ? null : Number(count);
};

export const writeCount = (count: number): string => `=activationCount >= ${count}`;
