/** Text as search compares it: without accents and case, so that "Impresión" finds "impresion". */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const longestWord = 60;

const wordsOf = (text: string): readonly string[] =>
  (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, longestWord));

/** What a text is found by, each word once: our own splitting, since PostgreSQL's reads `INC-12` as a negative number. */
export const searchWords = (texts: readonly string[]): readonly string[] => [...new Set(texts.flatMap(wordsOf))];

const mostWords = 12;

/** Words that people typed, for `::tsquery`: each may go on; null where nothing is left to look for. */
export const toPrefixQuery = (typed: string): string | null => {
  const words = wordsOf(typed).slice(0, mostWords);
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : null;
};

/** A condition on the ticket `t`; the bound value is a query of `toPrefixQuery`. */
export const HAS_WORDS = 't.root_key IN (SELECT root_key FROM ticket_words WHERE words @@ ?::tsquery)';
