import { describe, expect, it } from '@jest/globals';
import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { templatesOf } from './templates.js';

const words = ((key: string) => key) as unknown as Words<typeof en>;
const groups = [{ id: 'l1', name: 'First line', publicName: 'Desk', members: [] }];

interface Validator {
  validateZeebe(template: object): { readonly valid: boolean; readonly errors?: readonly object[] };
}

/** The validator of bpmn-js-element-templates; it brings no types, and its main file is no module for tests. */
const validator: string = '@bpmn-io/element-templates-validator/dist/index.js';

describe('the element templates of the steps', () => {
  it.each(templatesOf(words, groups).map((template) => [template.id, template] as const))(
    "%s passes the library's own validator",
    async (id, template) => {
      const { validateZeebe } = (await import(validator)) as Validator;
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
