/** What is read of a form field, or of the form itself: https://docs.camunda.io/docs/components/modeler/forms/. */
export interface FieldInRow {
  readonly id: string;
  readonly layout?: { readonly row?: string; readonly columns?: number | null };
  readonly components?: readonly FieldInRow[];
}

const rowOf = ({ id }: FieldInRow): string => `Row_${id}`;

/** Gives each field that names no row a row of its own, by a name that is the same every time. */
export const withRows = <Field extends FieldInRow>(field: Field): Field => ({
  ...field,
  ...(field.components && {
    components: field.components
      .map((one) => (one.layout?.row ? one : { ...one, layout: { ...one.layout, row: rowOf(one) } }))
      .map(withRows),
  }),
});

/** The same for a field that was just added: in place, as form-js goes on with this very object. */
export const giveRow = (field: { -readonly [Part in keyof FieldInRow]: FieldInRow[Part] }): void => {
  field.layout = { ...field.layout, row: field.layout?.row ?? rowOf(field) };
};

/** Takes back what {@link withRows} gave, where it is still what anybody would assume: one field, the whole row. */
export const withoutRows = <Field extends FieldInRow>(field: Field): Field => {
  if (!field.components) return field;
  const rows = field.components.map(({ layout }) => layout?.row);
  const isAssumed = ({ id, layout }: FieldInRow): boolean =>
    layout?.row === rowOf({ id }) && !layout.columns && rows.filter((row) => row === layout.row).length === 1;
  const components = field.components.map((one) => {
    const { layout: _, ...bare } = one;
    return withoutRows(isAssumed(one) ? bare : one);
  });
  return { ...field, components };
};
