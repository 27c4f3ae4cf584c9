import { describe, expect, it } from '@jest/globals';
import type { Person, Role } from '@relevo/contracts';
import { homeOf } from './home-of.js';
import { railItems } from './rail-items.js';

const person = (...roles: Role[]): Person => ({
  id: 'x',
  name: 'X',
  mail: null,
  language: 'en',
  roles,
  groups: [],
});

describe('the rail', () => {
  it('shows each role what it uses', () => {
    expect(railItems(person('requester'))).toEqual(['report', 'myTickets', 'knowledge']);
    expect(railItems(person('agent'))).toEqual(['myWork', 'queues', 'tickets', 'knowledge']);
    expect(railItems(person('supervisor'))).toContain('operations');
    expect(railItems(person('auditor'))).toEqual(['tickets', 'replay', 'records']);
    expect(railItems(person('administrator'))).toEqual([
      'tickets',
      'knowledge',
      'replay',
      'records',
      'processes',
      'operations',
    ]);
    expect(railItems(null)).toEqual([]);
  });

  it('starts each role at its own next step', () => {
    expect(homeOf(person('requester', 'agent'))).toBe('/my-work');
    expect(homeOf(person('auditor'))).toBe('/replay');
    expect(homeOf(person('requester'))).toBe('/my-tickets');
    expect(homeOf(null)).toBe('/sign-in');
  });
});
