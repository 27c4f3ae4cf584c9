import { carry, type RequestContext, requestOf } from './request-context.js';

const context: RequestContext = { id: 'r-1', bytes: 12, waits: () => undefined, unsent: () => 0, span: null };

describe('what travels with a request', () => {
  it('bears its context', () => {
    expect(requestOf(carry({ id: 'agent' }, context))).toBe(context);
  });

  it('bears none for what the engine does by itself', () => {
    expect(requestOf(carry({ id: 'timer' }, undefined))).toBeUndefined();
  });

  it('does not show it: it is in no record, no answer and no line of the log', () => {
    const actor = carry({ kind: 'user', id: 'agent' }, context);

    expect(Object.entries(actor)).toEqual([
      ['kind', 'user'],
      ['id', 'agent'],
    ]);
    expect(JSON.stringify(actor)).toBe('{"kind":"user","id":"agent"}');
  });
});
