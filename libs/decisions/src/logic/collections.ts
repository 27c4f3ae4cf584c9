import { called } from '../finding.js';
import type { ContextElement, ListElement, RelationElement } from '../model/elements.js';
import { boxedExpression } from './boxed-expression.js';
import { withNames, type CompileContext, type Logic } from './logic.js';

/** DMN 1.5, boxed context: each entry sees those before it; one without a name is the value of the whole. */
export function boxedContext(element: ContextElement, where: string, context: CompileContext): Logic {
  let { known } = context;
  const entries = (element.contextEntry ?? []).map(({ variable, value }, index) => {
    const name = variable?.name;
    const place = `entry ${name === undefined ? String(index + 1) : `"${name}"`} of ${where}`;
    const logic = boxedExpression(value, place, { ...context, known });
    if (name !== undefined) known = { ...known, [name]: context.types.shape(variable?.typeRef) };
    return { name, typeRef: variable?.typeRef, logic };
  });
  reportDoubles(entries, where, context);
  return (scope) => {
    const values = new Map<string, unknown>();
    const inner = withNames(scope, values);
    for (const { name, typeRef, logic } of entries) {
      const value = context.types.coerce(logic(inner), typeRef, scope);
      if (name === undefined) return value;
      values.set(name, value);
    }
    return Object.fromEntries(values);
  };
}

function reportDoubles(
  entries: readonly { readonly name: string | undefined }[],
  where: string,
  context: CompileContext,
) {
  const names = entries.map(({ name }) => name);
  const double = names.find((name, index) => names.indexOf(name) < index);
  const early = names.indexOf(undefined);
  if (double === undefined && (early < 0 || early === names.length - 1)) return;
  const { owner, findings } = context;
  const what = double === undefined ? 'only its last entry to have no name' : `one entry "${double}"`;
  const message = `Expected ${what}, but ${where} of ${called(owner)} has another. Rename one of them.`;
  findings.error('invalid-table', message, owner);
}

export function boxedList(element: ListElement, where: string, context: CompileContext): Logic {
  const elements = (element.elements ?? []).map((each, index) =>
    boxedExpression(each, `element ${index + 1} of ${where}`, context),
  );
  return (scope) => elements.map((each) => each(scope));
}

/** A table of values: a list of contexts, one for each row. */
export function relation(element: RelationElement, where: string, context: CompileContext): Logic {
  const columns = element.column ?? [];
  if (columns.length === 0) {
    const message = `Expected at least one column, but ${where} of ${called(context.owner)} has none. Add one.`;
    context.findings.error('invalid-table', message, context.owner);
  }
  const rows = (element.row ?? []).map((row, index) => {
    const cells = row.elements ?? [];
    reportWidth({ number: index + 1, cells: cells.length, columns: columns.length }, where, context);
    return cells.map((cell, column) =>
      boxedExpression(cell, `row ${index + 1}, column ${column + 1} of ${where}`, context),
    );
  });
  const { types } = context;
  return (scope) =>
    rows.map((cells) =>
      Object.fromEntries(
        columns.map(({ name = '', typeRef }, index) => [name, types.coerce(cells[index]?.(scope), typeRef, scope)]),
      ),
    );
}

interface RowShape {
  readonly number: number;
  readonly cells: number;
  readonly columns: number;
}

function reportWidth({ number, cells, columns }: RowShape, where: string, { owner, findings }: CompileContext): void {
  if (cells === columns) return;
  const message = `Expected ${columns} cells, but row ${number} of ${where} of ${called(owner)} has ${cells}. Correct it.`;
  findings.error('invalid-table', message, owner);
}
