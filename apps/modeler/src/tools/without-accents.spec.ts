import { describe, expect, it } from '@jest/globals';
import { searchWithoutAccents } from './search-without-accents.js';
import { withoutAccents } from './without-accents.js';

const items = [
  { id: 'A', label: 'Enviar la Resolución', said: ['Año nuevo', 'ﬁn'] },
  { id: 'B', label: 'Resolucio\u0301n' },
  { id: 'C', label: 'Otra cosa' },
];
const found = (pattern: string) => searchWithoutAccents(items, pattern, { keys: ['label', 'id', 'said'] });

describe('a search that does not look at accents', () => {
  it.each(['resolucion', 'RESOLUCIÓN', 'resolucio\u0301n'])('finds by %s, and shows what is written', (typed) => {
    const results = found(typed);
    expect(results.map(({ item }) => item.id).toSorted()).toEqual(['A', 'B']);
    const matched = results.map(({ tokens }) => tokens['label']?.flat().find(({ match }) => match)?.value);
    expect(matched).toEqual(['Resolución', 'Resolución']);
  });

  it('finds in one of several texts, and hands over the very item', () => {
    const [result] = found('ano');
    expect(result?.item).toBe(items[0]);
    expect(result?.tokens['said']?.[0]).toEqual([
      expect.objectContaining({ value: 'Año', match: true }),
      expect.objectContaining({ value: ' nuevo' }),
    ]);
  });

  it('keeps the length of every text', () => {
    for (const text of ['Straße ﬁn', '😀 Ñandú', 'İstanbul']) expect(withoutAccents(text)).toHaveLength(text.length);
  });
});
