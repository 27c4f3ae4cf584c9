const plain = (letter: string): string => {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.length === letter.length ? bare : letter;
};

/** Letter by letter, as long as before: a place in it is the same place in the composed (NFC) text. */
export const withoutAccents = (text: string): string => Array.from(text.normalize('NFC'), plain).join('');
