import { describe, expect, it } from '@jest/globals';
import type { ElementHeat } from '@relevo/contracts';
import { heatOf, type Waiting } from './element-heat.js';

const hour = 3_600_000;

describe('how hot an element is', () => {
  it.each<[string, Waiting, ElementHeat]>([
    ['as usual', { waited: hour, overdue: 0, usual: hour }, 'usual'],
    ['twice the usual is still usual', { waited: 2 * hour, overdue: 0, usual: hour }, 'usual'],
    ['more than twice', { waited: 2 * hour + 1, overdue: 0, usual: hour }, 'longer'],
    ['more than four times', { waited: 5 * hour, overdue: 0, usual: hour }, 'much-longer'],
    ['a due date counts more than what is usual', { waited: 1, overdue: 1, usual: hour }, 'overdue'],
    ['nothing to compare with', { waited: 99 * hour, overdue: 0, usual: null }, 'unknown'],
    ['seconds are no wait', { waited: 50_000, overdue: 0, usual: 1_000 }, 'usual'],
  ])('%s', (_what, waiting, heat) => {
    expect(heatOf(waiting)).toBe(heat);
  });
});
