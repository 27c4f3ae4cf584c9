const longestQuery = 400;
const mostWords = 16;
const longestWord = 40;

/** Lower case without accents: `Contraseña` and `contrasena` are one word. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The distinct words of a text, folded, in order. */
export const wordsOf = (text: string): readonly string[] => [...new Set(folded(text).match(/[\p{L}\p{N}]+/gu) ?? [])];

/** What is searched for: bounded, without single letters beside longer words. */
export const searchWords = (query: string): readonly string[] => {
  const words = wordsOf(query.slice(0, longestQuery)).filter((word) => word.length <= longestWord);
  const long = words.filter((word) => word.length > 1);
  return (long.length > 0 ? long : words).slice(0, mostWords);
};

/** Words worth finding a mistyped one by. */
export const vocabularyOf = (text: string): readonly string[] =>
  wordsOf(text).filter((word) => word.length >= 4 && word.length <= longestWord && !/\p{N}/u.test(word));

/** Whole from two letters on, else everybody would find everything. */
export const asPrefix = (word: string): string => (word.length > 1 ? `${word}:*` : word);
