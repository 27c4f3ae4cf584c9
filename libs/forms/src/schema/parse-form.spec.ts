import { describe, expect, it } from '@jest/globals';
import { variableNames } from '../variable-names.js';
import { parseForm } from './parse-form.js';

const form = (...components: unknown[]) => ({ type: 'default', id: 'f', components });
const codes = (source: unknown) => {
  const parsed = parseForm(source);
  return parsed.ok ? [] : parsed.findings;
};

describe('what is refused, with component and reason', () => {
  const text = { type: 'textfield', id: 'a', key: 'a', label: 'A' };

  it.each([
    ['text that is no JSON', '{', 'not-json', /cannot be read/],
    ['too much text', `"${'x'.repeat(1_000_001)}"`, 'file-too-large', /1000000 characters/],
    ['something else', '[]', 'not-a-form', /type "default"/],
    ['nothing', null, 'not-a-form', /type "default"/],
    ['a newer version', { ...form(), schemaVersion: 20 }, 'newer-form', /version 19/],
    [
      'an unknown component',
      form({ type: 'filepicker', id: 'x', key: 'k', label: 'Files' }),
      'unknown-component',
      /"Files" is of type "filepicker"/,
    ],
    ['a component that is none', form('text'), 'unknown-component', /something else/],
    ['a pretended outcome', form({ type: 'outcome', key: 'k' }), 'unknown-component', /"outcome"/],
    ['no key', form({ type: 'number', id: 'x', label: 'Cost' }), 'missing-key', /"Cost" is kept/],
    ['a list without path', form({ type: 'dynamiclist', id: 'x', components: [] }), 'missing-key', /"x"/],
    ['a key that is none', form({ type: 'number', key: 'a b' }), 'invalid-key', /"a b"/],
    ['a key that reaches a prototype', form({ type: 'number', key: '__proto__.x' }), 'invalid-key', /Rename/],
    ['an id twice', form(text, { ...text, key: 'b' }), 'duplicate-id', /"a" is used again/],
    ['a key twice', form(text, { ...text, id: 'b' }), 'duplicate-key', /"a" of "A" is taken/],
    ['a key below a key', form(text, { ...text, id: 'b', key: 'a.b' }), 'duplicate-key', /"a.b"/],
    ['a key above a key', form({ ...text, key: 'a.b' }, { ...text, id: 'b' }), 'duplicate-key', /"a"/],
    [
      'a wrong condition',
      form({ ...text, conditional: { hide: '=a ==' } }),
      'invalid-expression',
      /hide condition of "A"/,
    ],
    ['a wrong rule', form({ ...text, validate: { maxLength: '=(' } }), 'invalid-expression', /rule maxLength/],
    ['a rule that is no number', form({ ...text, validate: { min: 'few' } }), 'invalid-property', /a number as min/],
    [
      'an unknown function',
      form({ type: 'expression', key: 'e', expression: '=exec(1)' }),
      'invalid-expression',
      /"exec"/,
    ],
    [
      'an expression field without expression',
      form({ type: 'expression', key: 'e' }),
      'invalid-property',
      /begins with "="/,
    ],
    ['a wrong pattern', form({ ...text, validate: { pattern: '(' } }), 'invalid-pattern', /regular expression/],
    [
      'options that are no list',
      form({ type: 'select', key: 's', values: 'a,b' }),
      'invalid-property',
      /options as a list/,
    ],
  ])('%s', (_what, source, code, message) => {
    expect(codes(source)).toContainEqual(
      expect.objectContaining({ severity: 'error', code, message: expect.stringMatching(message) }),
    );
  });

  it('names the component', () => {
    expect(codes(form({ type: 'map', id: 'm1', label: 'Where' }))).toMatchObject([
      { elementId: 'm1', elementName: 'Where' },
    ]);
  });

  it('bounds how much there is', () => {
    const deep = Array.from({ length: 25 }).reduce<unknown>((inner) => ({ type: 'group', components: [inner] }), text);
    expect(codes(form(deep))).toMatchObject([{ code: 'too-many-components' }]);
    expect(codes(form(...Array.from({ length: 1001 }, () => ({ type: 'spacer' }))))).toMatchObject([
      { code: 'too-many-components' },
    ]);
  });
});

it('reads id and version tag, from text too', () => {
  const parsed = parseForm(JSON.stringify({ ...form(), versionTag: 'v1' }));
  expect(parsed).toMatchObject({ ok: true, form: { id: 'f', versionTag: 'v1' }, findings: [] });
});

it('lets groups share a path and fields of different lists a key', () => {
  const field = (id: string, key: string) => ({ type: 'textfield', id, key });
  const list = (path: string) => ({ type: 'dynamiclist', path, components: [{ type: 'textfield', key: 'mail' }] });
  const group = (id: string) => ({ type: 'group', path: 'p', components: [field(id, id)] });
  expect(parseForm(form(group('a'), group('b'), list('x'), list('y')))).toMatchObject({ ok: true });
});

it('names the variables that a form shows, edits or reads', () => {
  const parsed = parseForm(
    form(
      { type: 'textfield', key: 'contact.name', label: '=title', conditional: { hide: '=this.x or secret = 1' } },
      { type: 'text', text: 'Hello {{requester.name}}, {{#loop items}}{{this}}{{/loop}}' },
      { type: 'select', key: 'group', valuesKey: 'groups' },
      { type: 'dynamiclist', path: 'list', components: [{ type: 'number', key: 'n', validate: { min: '=limit' } }] },
    ),
  );
  const names = parsed.ok ? [...variableNames(parsed.form)].sort() : [];
  expect(names).toEqual(['contact', 'group', 'groups', 'items', 'limit', 'list', 'n', 'requester', 'secret', 'title']);
});
