import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unguarded } from '@relevo/feel';
import { checkSubmission, parseForm } from '@relevo/forms';
import { FormJsPage, type FilledForm } from './form-js-page.js';

type Component = Record<string, unknown>;

let page: FormJsPage;
beforeAll(async () => {
  page = await FormJsPage.open();
});
afterAll(() => page.close());

/** The submission as one object, as a browser sends it. */
function nested(values: FilledForm['values']): Component {
  const data: Component = {};
  for (const [path, value] of values) {
    let target = data as Record<string | number, unknown>;
    path.forEach((segment, index) => {
      if (index === path.length - 1) target[segment] = value;
      else target = (target[segment] ??= typeof path[index + 1] === 'number' ? [] : {}) as typeof target;
    });
  }
  return data;
}

function checkHere({ schema, variables, values }: FilledForm) {
  const parsed = parseForm(schema);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return checkSubmission(parsed.form, nested(values), { lookup, now: Date.now(), zone: 'UTC', guard: unguarded });
}

async function expectEqual(components: readonly Component[], values: FilledForm['values'], variables: Component = {}) {
  const form = { schema: { type: 'default', id: 'form', schemaVersion: 19, components }, variables, values };
  const theirs = await page.submit(form);
  const ours = checkHere(form);
  expect({ form: values, isValid: ours.ok }).toEqual({ form: values, isValid: theirs.isValid });
  if (ours.ok) expect(ours.variables).toEqual(theirs.data);
}

const field = (type: string, more: Component = {}): Component => ({
  type,
  id: 'Field_1',
  key: 'f',
  label: 'F',
  ...more,
});

const texts = [
  '',
  'ab',
  'abc',
  'abcd',
  ' ab ',
  'ana@example.org',
  'ana@',
  '+4930664040900',
  '0049306640409',
  '12',
  'ñandú',
];
const numbers = [null, 0, 2, 3, 3.5, -1, 0.3, 12.345, 1e15];
const options = [{ label: 'A', value: 'a' }, { label: 'Three', value: 3 }, { label: 'O', value: { id: 1 } }, 'plain'];

const textRules: readonly Component[] = [
  {},
  { required: true },
  { minLength: 3 },
  { maxLength: 3 },
  { minLength: '=1 + 2' },
  { pattern: '^a' },
  { validationType: 'email' },
  { validationType: 'phone' },
  { required: true, minLength: 2, maxLength: 4, pattern: 'b' },
];
const numberRules: readonly Component[] = [
  {},
  { validate: { required: true } },
  { validate: { min: 3 } },
  { validate: { max: 3 } },
  { validate: { min: '=missing' } },
  { validate: { min: 0.3, max: '=1 + 2' } },
  { decimalDigits: 1 },
  { decimalDigits: 0 },
  { increment: 0.5 },
  { increment: '0.1' },
];

describe('form-js in Chromium and the server agree on', () => {
  for (const type of ['textfield', 'textarea']) {
    it.each(textRules)(`a ${type} with %j`, async (validate) => {
      for (const text of texts) await expectEqual([field(type, { validate })], [[['f'], text]]);
    });
  }

  it.each(numberRules)('a number with %j', async (more) => {
    for (const number of numbers) await expectEqual([field('number', more)], [[['f'], number]]);
  });

  it.each(numberRules)('a number kept as text with %j', async (more) => {
    const written = [null, '0', '2', '3.0', '3.50', '12345678901234567890.5'];
    for (const number of written)
      await expectEqual([field('number', { ...more, serializeToString: true })], [[['f'], number]]);
  });

  it.each([{}, { validate: { required: true } }])('a checkbox with %j', async (more) => {
    for (const value of [true, false]) await expectEqual([field('checkbox', more)], [[['f'], value]]);
  });

  for (const type of ['select', 'radio']) {
    it.each([{}, { validate: { required: true } }])(`a ${type} with %j`, async (more) => {
      for (const value of [null, 'a', 3, { id: 1 }, 'plain']) {
        await expectEqual([field(type, { values: options, ...more })], [[['f'], value]]);
      }
    });
  }

  for (const type of ['checklist', 'taglist']) {
    it.each([{}, { validate: { required: true } }])(`a ${type} with %j`, async (more) => {
      for (const value of [[], ['a'], [3, 'plain', { id: 1 }]]) {
        await expectEqual([field(type, { values: options, ...more })], [[['f'], value]]);
      }
    });
  }

  it.each([
    [{ subtype: 'date' }, [null, '2026-02-28']],
    [{ subtype: 'date', validate: { required: true } }, [null, '2026-02-28']],
    [{ subtype: 'time', timeSerializingFormat: 'no_timezone' }, [null, '09:30', '23:45']],
    [{ subtype: 'time', timeSerializingFormat: 'utc_normalized' }, ['09:30Z']],
    [{ subtype: 'datetime', timeSerializingFormat: 'utc_offset' }, [null, '2026-02-28T09:30+00:00']],
    [
      { subtype: 'datetime', timeSerializingFormat: 'utc_normalized', validate: { required: true } },
      [null, '2026-02-28T09:30Z'],
    ],
  ])('a date or time with %j', async (more, values) => {
    for (const value of values) await expectEqual([field('datetime', more)], [[['f'], value]]);
  });

  it('what a form opens with, whatever the variable holds', async () => {
    const held = [undefined, null, '', 'a', 'a\nb', 5, '5', '5.50', true, false, [], ['a'], ['a', 'x'], { id: 1 }];
    const types = ['textfield', 'textarea', 'number', 'checkbox', 'select', 'radio', 'checklist', 'taglist'];
    for (const type of types) {
      for (const value of held) {
        await expectEqual([field(type, { values: options })], [], value === undefined ? {} : { f: value });
      }
    }
    for (const value of ['2026-02-28', '2026-02-30x', 'soon', 5]) {
      await expectEqual([field('datetime', { subtype: 'date' })], [], { f: value });
    }
  });

  it('default values', async () => {
    await expectEqual([field('textfield', { defaultValue: 'd' })], []);
    await expectEqual([field('number', { defaultValue: 3, validate: { max: 2 } })], []);
    await expectEqual([field('checklist', { values: options, defaultValue: ['a'] })], []);
  });
});

describe('form-js in Chromium and the server agree on forms with', () => {
  const impact = field('select', { id: 'Impact', key: 'impact', values: ['high', 'low'] });
  const reason = field('textfield', {
    id: 'Reason',
    key: 'reason',
    conditional: { hide: '=impact != "high"' },
    validate: { required: true },
  });
  const third = field('textfield', {
    id: 'Third',
    key: 'third',
    conditional: { hide: '=reason = null or reason = ""' },
  });

  it('hidden fields, and fields that hide with them', async () => {
    for (const value of ['high', 'low', null]) {
      for (const text of ['', 'because']) {
        await expectEqual(
          [impact, reason, third],
          [
            [['impact'], value],
            [['reason'], text],
            [['third'], 't'],
          ],
        );
      }
    }
  });

  it('hidden groups, and groups with a path', async () => {
    const group = { type: 'group', id: 'G', path: 'g', components: [reason], conditional: { hide: '=impact = "low"' } };
    const inner = { ...group, components: [{ ...reason, conditional: {} }] };
    for (const value of ['high', 'low']) {
      await expectEqual(
        [impact, inner],
        [
          [['impact'], value],
          [['g', 'reason'], 'x'],
        ],
      );
      await expectEqual(
        [impact, { ...inner, path: '' }],
        [
          [['impact'], value],
          [['reason'], ''],
        ],
      );
    }
  });

  it('conditions on variables of the task', async () => {
    const hidden = field('textfield', { conditional: { hide: '=ticket.priority = "P1"' } });
    await expectEqual([hidden], [[['f'], 'x']], { ticket: { priority: 'P1' } });
    await expectEqual([hidden], [[['f'], 'x']], { ticket: { priority: 'P2' } });
  });

  it('disabled fields', async () => {
    await expectEqual([field('textfield', { disabled: true, validate: { required: true } }), impact], []);
  });

  it('keys with dots', async () => {
    await expectEqual([field('textfield', { key: 'a.b.c' })], [[['a', 'b', 'c'], 'x']]);
  });

  it('options from variables and expressions', async () => {
    const fromData = field('select', { valuesKey: 'groups' });
    await expectEqual([fromData], [[['f'], 'l2']], { groups: ['l1', { label: 'Second', value: 'l2' }] });
    await expectEqual([field('select', { valuesExpression: '=for g in groups return g.id' })], [[['f'], 'l1']], {
      groups: [{ id: 'l1' }],
    });
  });

  it('lists', async () => {
    const mail = { type: 'textfield', id: 'Mail', key: 'mail', label: 'Mail', validate: { required: true } };
    const note = {
      type: 'textfield',
      id: 'Note',
      key: 'note',
      label: 'Note',
      conditional: { hide: '=this.mail != "a" or i[1] = 3 or parent.f = "off"' },
    };
    const list = { type: 'dynamiclist', id: 'List', path: 'contacts', components: [mail, note] };
    const variables = {
      contacts: [
        { mail: 'a', note: '1' },
        { mail: 'b', note: '2' },
        { mail: 'a', note: '3' },
      ],
    };
    for (const text of ['on', 'off']) {
      await expectEqual([field('textfield'), list], [[['f'], text]], variables);
    }
    await expectEqual(
      [list],
      [
        [['contacts', 0, 'mail'], ''],
        [['contacts', 1, 'mail'], 'x'],
        [['contacts', 2, 'mail'], 'y'],
      ],
      variables,
    );
    await expectEqual([{ ...list, defaultRepetitions: 2 }], []);
  });

  it('expression fields', async () => {
    const twice = { type: 'expression', id: 'Twice', key: 'twice', expression: '=f * 2', computeOn: 'change' };
    const four = { type: 'expression', id: 'Four', key: 'four', expression: '=twice * 2', computeOn: 'change' };
    await expectEqual([field('number'), twice, four], [[['f'], 3]]);
  });
});
