import { asPrefix, searchWords, vocabularyOf, wordsOf } from './search-words.js';

describe('the words of a search', () => {
  it.each([
    ['Contraseña  olvidada', ['contrasena', 'olvidada']],
    ['VPN, vpn & VPN!', ['vpn']],
    ['error 0x80070005', ['error', '0x80070005']],
    ['a b', ['a', 'b']],
    ['a printer', ['printer']],
    ['', []],
    ['… — !', []],
    [`${'x'.repeat(41)} short`, ['short']],
  ])('of %j are %j', (query, expected) => {
    expect(searchWords(query)).toEqual(expected);
  });

  it('are at most sixteen', () => {
    const query = Array.from({ length: 100 }, (_, at) => `word${at}`).join(' ');
    expect(searchWords(query)).toHaveLength(16);
  });

  it('are beginnings, but for single letters', () => {
    expect(['vpn', 'x'].map(asPrefix)).toEqual(['vpn:*', 'x']);
  });

  it('come from titles and texts alike, and the longer ones mend what is mistyped', () => {
    expect(wordsOf('Número uno')).toEqual(['numero', 'uno']);
    expect(vocabularyOf('The printer of room 42b prints')).toEqual(['printer', 'room', 'prints']);
  });
});
