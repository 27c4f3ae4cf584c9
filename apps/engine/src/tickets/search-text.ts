/** Text as search compares it: without accents and case, so that "Impresión" finds "impresion". */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const mostWords = 12;

/** Words that people typed as a prefix query for `to_tsquery('simple', …)`; null where nothing is left to look for. */
export const toPrefixQuery = (typed: string): string | null => {
  const words = foldText(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0
    ? words
        .slice(0, mostWords)
        .map((word) => `${word}:*`)
        .join(' & ')
    : null;
};
