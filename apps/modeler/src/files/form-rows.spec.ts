import { giveRow, withoutRows, withRows } from './form-rows.js';

const form = {
  id: 'report',
  components: [
    { id: 'subject', type: 'textfield' },
    { id: 'group', type: 'group', components: [{ id: 'inner', type: 'number' }] },
    { id: 'left', layout: { row: 'Row_both' } },
    { id: 'right', layout: { row: 'Row_both', columns: 8 } },
  ],
};

describe('rows of a form', () => {
  it('each field has one, the same every time', () => {
    expect(withRows(form)).toEqual(withRows(form));
    expect(withRows(form).components).toEqual([
      { id: 'subject', type: 'textfield', layout: { row: 'Row_subject' } },
      {
        id: 'group',
        type: 'group',
        layout: { row: 'Row_group' },
        components: [{ id: 'inner', type: 'number', layout: { row: 'Row_inner' } }],
      },
      { id: 'left', layout: { row: 'Row_both' } },
      { id: 'right', layout: { row: 'Row_both', columns: 8 } },
    ]);
  });

  it('are given to what is added, where it has none', () => {
    const [added, placed] = [{ id: 'Field_1' }, { id: 'Field_2', layout: { row: 'Row_both', columns: 4 } }];
    giveRow(added);
    giveRow(placed);
    expect([added, placed]).toEqual([
      { id: 'Field_1', layout: { row: 'Row_Field_1' } },
      { id: 'Field_2', layout: { row: 'Row_both', columns: 4 } },
    ]);
  });

  it('are not written into a file that named none', () => {
    expect(withoutRows(withRows(form))).toEqual(form);
  });

  it('stay where somebody put two fields side by side, or made one narrow', () => {
    const together = {
      id: 'report',
      components: [
        { id: 'subject', layout: { row: 'Row_subject' } },
        { id: 'urgent', layout: { row: 'Row_subject' } },
        { id: 'cause', layout: { row: 'Row_cause', columns: 4 } },
      ],
    };
    expect(withoutRows(together)).toEqual(together);
  });
});
