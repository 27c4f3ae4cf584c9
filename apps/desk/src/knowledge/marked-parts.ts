const opening = '\uE000';
const closing = '\uE001';

/** Excerpts are cut from CommonMark: its signs say nothing in one line. */
const plain = (text: string): string => text.replace(/\*\*|\*(?=\S)|(?<=\S)\*|`|(?<=\s|^)#{1,6}\s/g, '');

export interface MarkedPart {
  readonly text: string;
  readonly found: boolean;
}

/** Found words stand between U+E000 and U+E001: split into plain and found parts, in order. */
export const markedParts = (text: string): readonly MarkedPart[] =>
  plain(text)
    .split(opening)
    .flatMap((piece, place): readonly MarkedPart[] => {
      if (place === 0) return [{ text: piece, found: false }];
      const end = piece.indexOf(closing);
      if (end < 0) return [{ text: piece, found: true }];
      return [
        { text: piece.slice(0, end), found: true },
        { text: piece.slice(end + 1), found: false },
      ];
    })
    .filter((part) => part.text !== '');
