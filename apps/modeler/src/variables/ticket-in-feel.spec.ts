import { describe, expect, it } from '@jest/globals';
import type { ModdleElement } from '../editor/services.js';
import { offerTicketInFeel, type Resolver } from './ticket-in-feel.js';
import { ticketVariables } from './ticket-fields.js';

describe('what FEEL editors complete', () => {
  it('has the ticket with its fields, at the process alone', () => {
    const offered: Parameters<Resolver['registerProvider']>[0][] = [];
    const ticket = ticketVariables((field) => `the ${field}`);
    offerTicketInFeel({ registerProvider: (provider) => void offered.push(provider) }, { ticket });
    const at = (type: string) =>
      offered[0]?.getVariables({ $instanceOf: (one: string) => one === type } as ModdleElement);
    expect(at('bpmn:UserTask')).toBeUndefined();
    const [found, ...more] = at('bpmn:Process') ?? [];
    expect(more).toEqual([]);
    expect(found?.name).toBe('ticket');
    expect(found?.entries).toContainEqual({ name: 'priority', info: 'the priority' });
    expect(found?.entries).toContainEqual({
      name: 'requester',
      entries: [{ name: 'name', info: 'the requesterName' }],
    });
  });
});
