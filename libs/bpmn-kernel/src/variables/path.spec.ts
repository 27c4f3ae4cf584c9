import { withPath } from './path.js';

describe('withPath', () => {
  it.each([
    [undefined, [], 1, 1],
    [undefined, ['a', 'b'], 1, { a: { b: 1 } }],
    [{ a: { c: 2 }, d: 3 }, ['a', 'b'], 1, { a: { c: 2, b: 1 }, d: 3 }],
    [{ a: 'text' }, ['a', 'b'], 1, { a: { b: 1 } }],
    [[1], ['a'], 1, { a: 1 }],
    [{}, ['constructor', 'x'], 1, { constructor: { x: 1 } }],
  ])('%j with %j set to %j', (base, path, value, expected) => {
    expect(withPath(base, path, value)).toEqual(expected);
  });

  it('never reaches a prototype', () => {
    const result = withPath({}, ['__proto__', 'polluted'], true);
    expect(Object.keys(result as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
