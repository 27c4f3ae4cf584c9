import { describe, expect, it } from '@jest/globals';
import type { DiagramComment } from '@relevo/contracts';
import { isOpen, openByElement, threadsOf } from './threads.js';

const by = { id: 'ana', name: 'Ana' };
const comment = (id: string, more: Partial<DiagramComment> = {}): DiagramComment => ({
  ...{ id, elementId: 'Task', elementName: 'Check', replyTo: null, text: id, at: '2026-01-01T00:00:00Z' },
  ...{ author: by, resolved: null },
  ...more,
});
const done = { at: '2026-01-02T00:00:00Z', by };

describe('threads of comments', () => {
  it('gather answers under what was asked', () => {
    const threads = threadsOf([comment('1'), comment('2'), comment('3', { replyTo: '1' })]);
    expect(threads.map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['1', ['3']],
      ['2', []],
    ]);
  });

  it('count at an element while they are open', () => {
    const threads = threadsOf([comment('1'), comment('2', { resolved: done }), comment('3', { elementId: 'End' })]);
    expect(threads.filter(isOpen).map(({ first }) => first.id)).toEqual(['1', '3']);
    expect([...openByElement(threads)]).toEqual([
      ['Task', 1],
      ['End', 1],
    ]);
  });
});
