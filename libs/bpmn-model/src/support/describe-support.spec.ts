import { describe, expect, it } from '@jest/globals';
import { readers } from '../readers/registry.js';
import { describeSupport } from './describe-support.js';

describe('describeSupport', () => {
  const { elements, rules } = describeSupport();
  const named = (name: string) => elements.find((each) => each.namespace === 'bpmn' && each.name === name);

  it('says executed of everything that has a reader', () => {
    for (const type of Object.keys(readers)) expect(named(type)).toMatchObject({ use: 'executed' });
  });

  it('gives a reason for all that is refused or not used', () => {
    for (const element of elements.filter((each) => each.use !== 'executed')) {
      expect(element).toMatchObject({ reason: expect.stringMatching(/\.$/) });
    }
  });

  it('names each code once', () => {
    const codes = rules.flatMap((rule) => rule.codes).filter((code) => code !== 'not-used');
    expect(new Set(codes).size).toBe(codes.length);
  });
});
