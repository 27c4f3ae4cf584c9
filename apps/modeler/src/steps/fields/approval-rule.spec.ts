import { describe, expect, it } from '@jest/globals';
import { approvedWhen, askedBy, doneWhen, neededBy, placesOf, readRule, type Rule } from './approval-rule.js';

const rules: readonly (readonly [Rule, asked: number, needed: number])[] = [
  [{ kind: 'one' }, 1, 1],
  [{ kind: 'all', of: 4 }, 4, 4],
  [{ kind: 'number', needed: 2, of: 3 }, 3, 2],
  [{ kind: 'percentage', percent: 60, of: 4 }, 4, 3],
];

describe('the rule of an approval', () => {
  it.each(rules)('%j is read back as it was written', (rule, asked, needed) => {
    expect(readRule(placesOf(rule), approvedWhen(rule))).toEqual(rule);
    expect([askedBy(rule), neededBy(rule)]).toEqual([asked, needed]);
  });

  it('is none where somebody wrote another by hand', () => {
    expect(readRule('=approvers', approvedWhen({ kind: 'one' }))).toBeNull();
    expect(readRule(placesOf({ kind: 'one' }), '=decisions[1] = "approved"')).toBeNull();
  });

  it('is decided by enough who agree, or by so many who refuse that it cannot be enough', () => {
    expect(doneWhen({ kind: 'number', needed: 2, of: 3 })).toBe(
      '=count(decisions[item = "approved"]) >= 2 or count(decisions[item = "rejected"]) > count(decisions) - 2',
    );
  });
});
