import { describe, expect, it } from '@jest/globals';
import { waitingFor } from './waiting-for.js';

const requester = { id: 'hugo', name: 'Hugo' };

describe('who is waited for', () => {
  it('is a person where there is one, also the requester, else the group', () => {
    expect(waitingFor({ holder: { id: 'ana', name: 'Ana' }, group: null, requester })).toBe('Ana');
    expect(waitingFor({ holder: null, group: { id: 'requester', name: 'Requester' }, requester })).toBe('Hugo');
    expect(waitingFor({ holder: null, group: { id: 'l2', name: 'Second line' }, requester })).toBe('Second line');
    expect(waitingFor({ holder: null, group: null, requester })).toBeNull();
  });
});
