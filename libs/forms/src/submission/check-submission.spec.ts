import { describe, expect, it } from '@jest/globals';
import { FeelTimeout, unguarded, type EvaluationContext } from '@relevo/feel';
import { parseForm } from '../schema/parse-form.js';
import { checkSubmission } from './check-submission.js';

type Component = Record<string, unknown>;

let ids = 0;
const component = (type: string, more: Component = {}): Component => ({ id: `c${(ids += 1)}`, type, ...more });
const field = (type: string, more: Component = {}) => component(type, { key: 'f', label: 'Impact', ...more });

function check(
  components: Component | readonly Component[],
  data: unknown,
  variables: Component = {},
  more: Partial<EvaluationContext> = {},
) {
  const parsed = parseForm({ type: 'default', id: 'form', components: [components].flat() });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const context = { lookup, now: Date.UTC(2026, 2, 10, 23, 30), zone: 'UTC', guard: unguarded, ...more };
  return checkSubmission(parsed.form, data, context);
}
const accepted = (variables: Component) => ({ ok: true, variables });
const refused = (code: string, message: RegExp, path = 'f') => ({
  ok: false,
  fields: [{ path, code, message: expect.stringMatching(message) }],
});

describe('values that each type takes, as form-js keeps them', () => {
  it.each([
    ['textfield', {}, 'a\nb', 'a b'],
    ['textfield', {}, null, ''],
    ['textarea', {}, 'a\nb', 'a\nb'],
    ['number', {}, 5, 5],
    ['number', {}, '5.50', 5.5],
    ['number', {}, null, null],
    ['number', { serializeToString: true }, 5, '5'],
    ['number', { serializeToString: true }, '12345678901234567890', '12345678901234567890'],
    ['checkbox', {}, true, true],
    ['checkbox', {}, null, false],
    ['select', { values: [{ label: 'High', value: 'high' }] }, 'high', 'high'],
    ['select', { values: [{ label: 'High', value: 'high' }] }, null, null],
    ['select', { values: ['plain', 3] }, 3, 3],
    ['radio', { values: [{ label: 'A', value: { id: 1, b: 2 } }] }, { b: 2, id: 1 }, { b: 2, id: 1 }],
    ['checklist', { values: ['a', 'b', 'c'] }, ['c', 'a'], ['c', 'a']],
    ['taglist', { values: ['a', 'b'] }, [], []],
    ['datetime', { subtype: 'date' }, '2026-02-28', '2026-02-28'],
    ['datetime', { subtype: 'time' }, '09:30', '09:30'],
    ['datetime', { subtype: 'time', timeSerializingFormat: 'utc_offset' }, '09:30+02:00', '09:30+02:00'],
    [
      'datetime',
      { subtype: 'datetime', timeSerializingFormat: 'utc_normalized' },
      '2026-03-01T09:30Z',
      '2026-03-01T09:30Z',
    ],
    ['datetime', { subtype: 'datetime', timeSerializingFormat: 'no_timezone' }, '2026-03-01T09:30', '2026-03-01T09:30'],
  ])('%s %j takes %j', (type, more, value, kept) => {
    expect(check(field(type, more), { f: value })).toEqual(accepted({ f: kept }));
  });

  it.each([
    ['textfield', {}, 5, 'wrong-type', /"Impact" to be a text, but it is 5/],
    ['textarea', {}, ['a'], 'wrong-type', /to be a text/],
    ['number', {}, 'five', 'wrong-type', /to be a number, but it is "five"/],
    ['number', {}, true, 'wrong-type', /to be a number/],
    ['number', {}, '1e999', 'wrong-type', /to be a number/],
    ['checkbox', {}, 'true', 'wrong-type', /true or false/],
    ['checklist', { values: ['a'] }, 'a', 'wrong-type', /a list of options/],
    ['select', { values: ['a', 'b'] }, 'c', 'not-an-option', /one of its options \("a", "b"\), but it is "c"/],
    ['radio', { values: ['a'] }, ['a'], 'not-an-option', /options/],
    ['taglist', { values: ['a'] }, ['a', 'x'], 'not-an-option', /it is "x"/],
    ['datetime', { subtype: 'date' }, '2026-02-30', 'wrong-type', /a date or time/],
    ['datetime', { subtype: 'date' }, '2026-02-01T10:00', 'wrong-type', /a date or time/],
    ['datetime', { subtype: 'time' }, '25:00', 'wrong-type', /a date or time/],
    ['datetime', { subtype: 'datetime' }, '2026-03-01', 'wrong-type', /a date or time/],
    ['datetime', { subtype: 'time', timeSerializingFormat: 'utc_offset' }, '09:30', 'wrong-format', /with an offset/],
    ['datetime', { subtype: 'time', timeSerializingFormat: 'utc_normalized' }, '09:30+01:00', 'wrong-format', /in UTC/],
    ['datetime', { subtype: 'time', timeSerializingFormat: 'no_timezone' }, '09:30Z', 'wrong-format', /without a zone/],
    [
      'datetime',
      { subtype: 'date', disallowPassedDates: true },
      '2026-03-09',
      'past-date',
      /before today \(2026-03-10\)/,
    ],
  ])('%s %j refuses %j', (...[type, more, value, code, message]) => {
    expect(check(field(type, more), { f: value })).toEqual(refused(code, message));
  });

  it('knows today by the zone of the clock', () => {
    const due = field('datetime', { subtype: 'date', disallowPassedDates: true });
    expect(check(due, { f: '2026-03-10' }, {}, { zone: 'Europe/Madrid' })).toEqual(refused('past-date', /2026-03-11/));
  });
});

describe('rules', () => {
  const rule = (validate: Component, value: unknown, type = 'textfield', more: Component = {}) =>
    check(field(type, { validate, ...more }), { f: value });

  it.each([
    ['required', { required: true }, '', 'textfield', /to be filled in, but it is empty/],
    ['required', { required: true }, null, 'number', /to be filled in/],
    ['required', { required: true }, false, 'checkbox', /to be ticked, but it is not/],
    ['required', { required: true }, [], 'taglist', /to be filled in/],
    ['too-small', { min: 3 }, 2, 'number', /at least 3, but it is 2/],
    ['too-large', { max: 3 }, 3.1, 'number', /at most 3, but it is 3.1/],
    ['too-small', { min: '=1 + 2' }, 0, 'number', /at least 3/],
    ['check-failed', { min: '="few"' }, 2, 'number', /its limit is "few"/],
    ['too-short', { minLength: 3 }, ' ab ', 'textfield', /at least 3 characters, but it has 2/],
    ['too-long', { maxLength: 3 }, 'abcd', 'textarea', /at most 3 characters, but it has 4/],
    ['pattern', { pattern: '^INC-\\d+$' }, 'INC', 'textfield', /match the pattern \^INC/],
    ['pattern', { pattern: '^x$', patternErrorMessage: 'Write x.' }, 'y', 'textfield', /^Write x\.$/],
    ['not-an-email', { validationType: 'email' }, 'ana@', 'textfield', /a mail address/],
    ['not-a-phone-number', { validationType: 'phone' }, '12', 'textfield', /phone number/],
  ])('%s: %j refuses %j', (...[code, validate, value, type, message]) => {
    expect(rule(validate, value, type)).toEqual(refused(code, message));
  });

  it.each([
    [{ required: true }, 0, 'number'],
    [{ required: true }, true, 'checkbox'],
    [{ min: 3, max: 3 }, 3, 'number'],
    [{ min: 0.3 }, 0.3, 'number'],
    [{ minLength: 3, pattern: 'x' }, '', 'textfield'],
    [{ min: 3 }, null, 'number'],
    [{ min: '=missing' }, 2, 'number'],
    [{ validationType: 'email' }, 'ana@example.org', 'textfield'],
    [{ validationType: 'phone' }, '+4930664040900', 'textfield'],
    [{ maxLength: '=2 + 2' }, 'abcd', 'textfield'],
  ])('%j takes %j', (validate, value, type) => {
    expect(rule(validate, value, type)).toEqual(accepted({ f: value }));
  });

  it('decimals and steps are counted without rounding', () => {
    expect(rule({}, 1.005, 'number', { decimalDigits: 2 })).toEqual(refused('too-many-decimals', /at most 2 decimal/));
    expect(rule({}, 1.5, 'number', { decimalDigits: 0 })).toEqual(refused('too-many-decimals', /a whole number/));
    expect(rule({}, '1.50', 'number', { decimalDigits: 1 })).toEqual(accepted({ f: 1.5 }));
    expect(rule({}, 0.3, 'number', { increment: '0.1' })).toEqual(accepted({ f: 0.3 }));
    expect(rule({}, 0.35, 'number', { increment: 0.1 })).toEqual(refused('not-a-step', /multiple of 0.1/));
  });

  it('reports every field and every rule that is broken', () => {
    const form = [
      field('textfield', { validate: { minLength: 3, pattern: '^\\d*$' } }),
      field('number', { key: 'g', validate: { required: true } }),
    ];
    expect(check(form, { f: 'x', g: null })).toMatchObject({
      fields: [
        { path: 'f', code: 'pattern' },
        { path: 'f', code: 'too-short' },
        { path: 'g', code: 'required' },
      ],
    });
  });

  it('a pattern that never ends is stopped', () => {
    const guard = {
      run: () => {
        throw new FeelTimeout(50);
      },
    };
    const form = field('textfield', { validate: { pattern: '(a+)+$' } });
    expect(check(form, { f: 'aaaa!' }, {}, { guard })).toEqual(refused('check-failed', /took too long/));
  });
});

describe('what a form does not let be written', () => {
  it('a field that it does not declare', () => {
    expect(check(field('textfield'), { f: 'a', secret: 1 })).toEqual(
      refused('undeclared-field', /"secret" is none of them. Its fields are "f"/, 'secret'),
    );
    expect(check(field('textfield', { key: 'a.b' }), { a: { b: 'x', c: 1 } })).toEqual(
      refused('undeclared-field', /"a.c"/, 'a.c'),
    );
    expect(check(component('text', { text: 'Hello' }), { __proto__x: 1 })).toEqual(
      refused('undeclared-field', /no fields/, '__proto__x'),
    );
  });

  it.each([[null], [[]], ['text'], [5]])('a submission that is %j', (data) => {
    expect(check(field('textfield'), data)).toEqual(refused('wrong-type', /the submission to hold several fields/, ''));
  });

  it('a prototype', () => {
    const data: unknown = JSON.parse('{"f": "a", "__proto__": {"admin": true}}');
    expect(check(field('textfield'), data)).toMatchObject({ ok: false, fields: [{ code: 'undeclared-field' }] });
  });

  it('a disabled field', () => {
    expect(check(field('textfield', { disabled: true }), { f: 'a' })).toEqual(
      refused('disabled-field', /"Impact" to be left alone/),
    );
    expect(check(field('textfield', { disabled: true, validate: { required: true } }), {})).toEqual(accepted({}));
  });

  it('a read-only field, but for the value it opened with', () => {
    const form = field('textfield', { readonly: true, validate: { required: true } });
    expect(check(form, { f: 'new' }, { f: 'old' })).toEqual(refused('read-only-field', /read-only/));
    expect(check(form, { f: 'old' }, { f: 'old' })).toEqual(accepted({}));
    expect(check(form, {}, {})).toEqual(accepted({}));
  });

  it('a field that is read-only by a condition', () => {
    const form = [field('textfield', { readonly: '=locked' }), field('checkbox', { key: 'locked' })];
    expect(check(form, { f: 'new', locked: true })).toEqual(refused('read-only-field', /read-only/));
    expect(check(form, { f: 'new', locked: false })).toEqual(accepted({ f: 'new', locked: false }));
  });
});

describe('options', () => {
  it('come from a variable', () => {
    const form = field('select', { valuesKey: 'groups' });
    const groups = ['l1', { label: 'Second line', value: 'l2' }, { label: 'broken' }, ''];
    expect(check(form, { f: 'l2' }, { groups })).toEqual(accepted({ f: 'l2' }));
    expect(check(form, { f: 'l3' }, { groups })).toEqual(refused('not-an-option', /\("l1", "l2"\)/));
    expect(check(form, { f: 'l1' }, {})).toEqual(refused('not-an-option', /there are no options/));
  });

  it('come from an expression, which sees what is filled in', () => {
    const form = [field('number'), field('select', { key: 'g', valuesExpression: '=for x in 1..f return x' })];
    expect(check(form, { f: 2, g: 2 })).toEqual(accepted({ f: 2, g: 2 }));
    expect(check(form, { f: 2, g: 3 })).toMatchObject({ ok: false, fields: [{ path: 'g', code: 'not-an-option' }] });
  });

  it('empty a value that is none of them any more', () => {
    expect(check(field('select', { values: ['a'] }), {}, { f: 'gone' })).toEqual(accepted({ f: null }));
    expect(check(field('taglist', { valuesExpression: '=["a"]' }), {}, { f: ['gone', 'a'] })).toEqual(
      accepted({ f: ['a'] }),
    );
  });
});

describe('what is left out', () => {
  it('keeps its variable, else its default, else nothing', () => {
    const form = [
      field('textfield', { defaultValue: 'd' }),
      field('number', { key: 'n' }),
      field('checkbox', { key: 'c' }),
    ];
    expect(check(form, {}, { f: 'before' })).toEqual(accepted({ f: 'before', n: null, c: false }));
    expect(check(form, {})).toEqual(accepted({ f: 'd', n: null, c: false }));
  });

  it('is checked all the same', () => {
    expect(check(field('textfield', { validate: { required: true } }), {})).toEqual(refused('required', /filled in/));
    expect(check(field('textfield', { validate: { required: true } }), {}, { f: 'there' })).toEqual(
      accepted({ f: 'there' }),
    );
  });
});

describe('hidden fields', () => {
  const reason = field('textfield', { conditional: { hide: '=impact != "high"' }, validate: { required: true } });
  const impact = field('select', { key: 'impact', values: ['high', 'low'] });

  it('are dropped, and asked for where they are seen', () => {
    expect(check([impact, reason], { impact: 'low', f: 'typed before' })).toEqual(accepted({ impact: 'low' }));
    expect(check([impact, reason], { impact: 'high' })).toEqual(refused('required', /filled in/));
  });

  it('hide what depends on them', () => {
    const third = field('textfield', { key: 'g', conditional: { hide: '=f = null' } });
    expect(check([impact, reason, third], { impact: 'low', f: 'x', g: 'y' })).toEqual(accepted({ impact: 'low' }));
  });

  it('hide with their group', () => {
    const group = component('group', { components: [reason], conditional: { hide: '=impact = "high"' } });
    expect(check([impact, group], { impact: 'high' })).toEqual(accepted({ impact: 'high' }));
  });

  it('read variables of the task', () => {
    expect(
      check(
        field('textfield', { conditional: { hide: '=ticket.priority = "P1"' } }),
        { f: 'x' },
        { ticket: { priority: 'P1' } },
      ),
    ).toEqual(accepted({}));
  });

  it('are seen where the condition fails', () => {
    expect(check(field('textfield', { conditional: { hide: '=1 < true' } }), { f: 'x' })).toEqual(accepted({ f: 'x' }));
  });
});

describe('groups and lists', () => {
  const mail = component('textfield', { key: 'mail', label: 'Mail', validate: { required: true } });
  const contacts = (more: Component = {}, ...components: Component[]) =>
    component('dynamiclist', { path: 'contacts', label: 'Contacts', components: [mail, ...components], ...more });

  it('write below their path', () => {
    const group = component('group', { path: 'contact', components: [mail] });
    expect(check(group, { contact: { mail: 'a' } })).toEqual(accepted({ contact: { mail: 'a' } }));
    expect(check(group, { contact: { mail: '' } })).toEqual(refused('required', /"Mail"/, 'contact.mail'));
    expect(check(group, { contact: 5 })).toEqual(
      refused('wrong-type', /hold several fields, but it is a number/, 'contact'),
    );
  });

  it('check every item', () => {
    expect(check(contacts(), { contacts: [{ mail: 'a' }, { mail: 'b' }] })).toEqual(
      accepted({ contacts: [{ mail: 'a' }, { mail: 'b' }] }),
    );
    expect(check(contacts(), { contacts: [{ mail: 'a' }, {}] })).toEqual(
      refused('required', /"Mail"/, 'contacts[1].mail'),
    );
    expect(check(contacts(), { contacts: [{ mail: 'a', x: 1 }] })).toEqual(
      refused('undeclared-field', /contacts\[0\].x/, 'contacts[0].x'),
    );
    expect(check(contacts(), { contacts: {} })).toEqual(refused('wrong-type', /hold a list/, 'contacts'));
    expect(check(contacts(), { contacts: [null] })).toEqual(refused('wrong-type', /it is nothing/, 'contacts[0]'));
  });

  it('are bounded', () => {
    const items = Array.from({ length: 501 }, () => ({ mail: 'a' }));
    expect(check(contacts(), { contacts: items })).toEqual(refused('too-many-items', /at most 500/, 'contacts'));
  });

  it('open with as many items as they say', () => {
    expect(check(contacts({ defaultRepetitions: 2 }), {})).toMatchObject({
      fields: [{ path: 'contacts[0].mail' }, { path: 'contacts[1].mail' }],
    });
    expect(check(contacts({ defaultRepetitions: 0 }), {})).toEqual(accepted({}));
  });

  it('keep their length where nothing is added or removed', () => {
    const fixed = contacts({ allowAddRemove: false });
    expect(check(fixed, { contacts: [{ mail: 'a' }, { mail: 'b' }] })).toEqual(
      refused('fixed-length', /1 items, but it has 2/, 'contacts'),
    );
  });

  it('read the item, its position and what is around', () => {
    const note = component('textfield', {
      key: 'note',
      label: 'Note',
      conditional: { hide: '=this.mail != "a" or i[1] = 2 or parent.f = "off"' },
    });
    const form = [field('textfield'), contacts({}, note)];
    const data = {
      contacts: [
        { mail: 'a', note: '1' },
        { mail: 'a', note: '2' },
        { mail: 'b', note: '3' },
      ],
    };
    expect(check(form, { f: 'on', ...data })).toEqual(
      accepted({ f: 'on', contacts: [{ mail: 'a', note: '1' }, { mail: 'a' }, { mail: 'b' }] }),
    );
    expect(check(form, { f: 'off', ...data })).toMatchObject({
      variables: { contacts: [{ mail: 'a' }, { mail: 'a' }, { mail: 'b' }] },
    });
  });

  it('keep read-only values of items that moved', () => {
    const id = component('textfield', { key: 'id', label: 'Id', readonly: true });
    const before = {
      contacts: [
        { id: '1', mail: 'a' },
        { id: '2', mail: 'b' },
      ],
    };
    const form = contacts({}, id);
    expect(check(form, { contacts: [{ id: '2', mail: 'c' }] }, before)).toEqual(
      accepted({ contacts: [{ id: '2', mail: 'c' }] }),
    );
    expect(check(form, { contacts: [{ id: '9', mail: 'c' }] }, before)).toEqual(
      refused('read-only-field', /"Id"/, 'contacts[0].id'),
    );
  });

  it('nest', () => {
    const inner = component('dynamiclist', { path: 'phones', components: [component('textfield', { key: 'n' })] });
    const value = [{ mail: 'a', phones: [{ n: '1' }, { n: '2' }] }];
    expect(check(contacts({}, inner), { contacts: value })).toEqual(accepted({ contacts: value }));
  });
});

describe('expression fields', () => {
  it('are computed here, whatever was sent', () => {
    const form = [
      field('number'),
      component('expression', { key: 'twice', expression: '=f * 2' }),
      component('expression', { key: 'four', expression: '=twice * 2' }),
    ];
    expect(check(form, { f: 3, twice: 99 })).toEqual(accepted({ f: 3, twice: 6, four: 12 }));
  });
});

it('leaves presentation out', () => {
  const types = ['text', 'html', 'image', 'table', 'iframe', 'spacer', 'separator', 'button', 'documentPreview'];
  expect(check([...types.map((type) => component(type)), field('textfield')], { f: 'a' })).toEqual(
    accepted({ f: 'a' }),
  );
});
