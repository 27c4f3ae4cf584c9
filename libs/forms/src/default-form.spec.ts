import { describe, expect, it } from '@jest/globals';
import { unguarded } from '@relevo/feel';
import { defaultForm, type DefaultFormInput } from './default-form.js';
import { checkSubmission } from './submission/check-submission.js';

const outcomes = [
  { label: 'It works', variable: 'works', value: true },
  { label: 'It does not', variable: 'works', value: null },
];
const check = (input: DefaultFormInput, data: unknown, variables: Record<string, unknown> = {}) =>
  checkSubmission(defaultForm(input).form, data, {
    lookup: (name) => variables[name],
    now: 0,
    zone: 'UTC',
    guard: unguarded,
  });

describe('the default form', () => {
  it('asks what was done and for a note, with a button for each way on', () => {
    const { schema, buttons } = defaultForm({ label: 'Test', outcomes });
    expect(schema).toMatchObject({
      type: 'default',
      components: [
        { type: 'textarea', key: 'done', label: 'What was done' },
        { type: 'textarea', key: 'note', label: 'Note' },
      ],
    });
    expect(buttons).toEqual([
      { label: 'It works', values: { works: true } },
      { label: 'It does not', values: { works: null } },
    ]);
  });

  it('has a single Done where there is one way, in the reader’s language', () => {
    expect(defaultForm({ outcomes: [] }).buttons).toEqual([{ label: 'Done', values: {} }]);
    expect(defaultForm({ outcomes: [] }, 'es').buttons).toEqual([{ label: 'Hecho', values: {} }]);
  });

  it('asks a requester for a note alone', () => {
    const { schema } = defaultForm({ outcomes, audience: 'requester' });
    expect(schema.components).toMatchObject([{ key: 'note', label: 'Anything you want to tell us?' }]);
    expect(check({ outcomes, audience: 'requester' }, { works: true, done: 'x' })).toMatchObject({
      fields: [{ path: 'done', code: 'undeclared-field' }],
    });
  });
});

describe('a submission of the default form', () => {
  it.each([[true], [null]])('takes the value of a button (%j)', (works) => {
    expect(check({ outcomes }, { done: 'Reset it', works })).toEqual({
      ok: true,
      variables: { done: 'Reset it', note: '', works },
    });
  });

  it('takes no other value, and no missing one, whatever the variable held', () => {
    expect(check({ outcomes }, { works: 'maybe' })).toMatchObject({
      fields: [{ path: 'works', code: 'not-an-option', message: expect.stringMatching(/It works \/ It does not/) }],
    });
    expect(check({ outcomes }, { done: 'x' }, { works: true })).toMatchObject({
      fields: [{ path: 'works', code: 'required', message: expect.stringMatching(/but none was/) }],
    });
  });

  it('begins anew, whatever an earlier task left in the variables', () => {
    expect(check({ outcomes: [] }, {}, { done: 'earlier', note: 'earlier' })).toEqual({
      ok: true,
      variables: { done: '', note: '' },
    });
  });

  it('takes nothing else', () => {
    expect(check({ outcomes: [] }, { done: 'x', works: true })).toMatchObject({
      fields: [{ path: 'works', code: 'undeclared-field' }],
    });
  });

  it('lets a button take the place of a field', () => {
    const own = [{ label: 'Yes', variable: 'done', value: 'yes' }];
    expect(check({ outcomes: own }, { done: 'yes' })).toEqual({ ok: true, variables: { note: '', done: 'yes' } });
  });
});
