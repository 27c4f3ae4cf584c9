import { describe, expect, it } from '@jest/globals';
import { compareFiles, compareSteps, type Step } from './changes.js';

const step = (id: string, change: Partial<Step> = {}): Step => ({ id, name: id, lane: 'L1', rest: '', ...change });

describe('what a draft changes', () => {
  it('says each step once: new, renamed, moved, changed, gone', () => {
    const before = ['same', 'named', 'moved', 'inside', 'gone'].map((id) => step(id));
    const after = [
      step('same'),
      step('named', { name: 'Better' }),
      step('moved', { lane: 'L2' }),
      step('inside', { rest: 'other' }),
      step('fresh', { lane: 'L2' }),
    ];

    expect(compareSteps(before, after)).toEqual([
      { kind: 'added', name: 'fresh', lane: 'L2' },
      { kind: 'renamed', name: 'Better', before: 'named' },
      { kind: 'moved', name: 'moved', lane: 'L2' },
      { kind: 'changed', name: 'inside' },
      { kind: 'removed', name: 'gone' },
    ]);
  });

  it('names the forms and decisions that differ, never the diagram', () => {
    const before = { 'p.bpmn': '1', 'a.form': '1', 'b.form': '1', 'c.dmn': '1' };
    const after = { 'p.bpmn': '2', 'a.form': '1', 'b.form': '2', 'd.form': '1' };

    expect(compareFiles(before, after)).toEqual([
      { kind: 'fileChanged', name: 'b.form' },
      { kind: 'fileRemoved', name: 'c.dmn' },
      { kind: 'fileAdded', name: 'd.form' },
    ]);
  });
});
