import { describe, expect, it } from '@jest/globals';
import type { Words } from '@relevo/web';
import { validateZeebe } from '@bpmn-io/element-templates-validator/dist/index.js';
import type { en } from '../../languages/en/index.js';
import { templatesOf } from './templates.js';

const words = ((key: string) => key) as unknown as Words<typeof en>;
const groups = [{ id: 'l1', name: 'First line', publicName: 'Desk' }];

describe('the element templates of the steps', () => {
  it.each(templatesOf(words, groups).map((template) => [template.id, template] as const))(
    "%s passes the library's own validator",
    (id, template) => {
      const { valid, errors } = validateZeebe(template);
      expect(errors ?? []).toEqual([]);
      expect(valid).toBe(true);
      expect(id).toMatch(/^org\.relevo\.[a-z]+$/);
    },
  );

  it('have ids of their own', () => {
    const ids = templatesOf(words, groups).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
