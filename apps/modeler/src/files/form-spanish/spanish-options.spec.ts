import { expect, it } from '@jest/globals';
import { sayAddedOption } from './spanish-options.js';

const first = { label: 'Valor', value: 'value' };
const after = (values: readonly object[], before: readonly object[] = [first]) => {
  const edit = { context: { formField: { values: before }, properties: { values } } };
  sayAddedOption(edit);
  return edit.context.properties.values;
};

it('calls an added option in Spanish', () => {
  expect(after([first, { label: 'Value 2', value: 'value2' }])).toEqual([first, { label: 'Valor 2', value: 'value2' }]);
  expect(after([{ label: 'Value', value: 'value' }], [])).toEqual([first]);
});

it('calls an added column so, too', () => {
  const columns = [{ label: 'Column', key: 'inputVariable' }];
  const edit = { context: { formField: { columns: [] }, properties: { columns } } };
  sayAddedOption(edit);
  expect(edit.context.properties.columns).toEqual([{ label: 'Columna', key: 'inputVariable' }]);
});

it('leaves what somebody wrote, and options that were there', () => {
  const named = { label: 'Value for money', value: 'money' };
  expect(after([first, named])).toEqual([first, named]);
  expect(after([{ label: 'Value 2', value: 'value2' }])).toEqual([{ label: 'Value 2', value: 'value2' }]);
});
