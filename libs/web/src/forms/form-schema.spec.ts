import { describe, expect, it } from '@jest/globals';
import type { Values } from '@relevo/contracts';
import { editableValues, fieldLabels, hasFields, withoutButtons } from './form-schema.js';

const fields: readonly Values[] = [
  { type: 'textfield', key: 'title', label: 'Title', readonly: true },
  { type: 'group', components: [{ type: 'textarea', key: 'note', label: 'Note' }] },
  { type: 'textfield', key: 'contact.mail', label: 'Mail' },
  { type: 'button', action: 'submit', label: 'Send' },
];

const schema: Values = { type: 'default', components: fields };

describe("a form's schema", () => {
  it('loses its buttons and keeps its fields', () => {
    expect(withoutButtons(schema)).toEqual({ ...schema, components: fields.slice(0, 3) });
    expect(hasFields({ components: [{ type: 'button' }] })).toBe(false);
  });

  it('sends only what can be changed', () => {
    const values = { title: 'x', note: 'y', contact: { mail: 'z' }, other: 1 };
    expect(editableValues(schema, values)).toEqual({ note: 'y', contact: { mail: 'z' } });
  });

  it('names its fields', () => {
    expect(fieldLabels(schema)).toMatchObject({ title: 'Title', note: 'Note' });
  });
});
