/** How a field is compared and how its operands are read. Instants are epoch milliseconds in PostgreSQL, ISO 8601 on the wire. */
export type FieldKind = 'text' | 'key' | 'integer' | 'instant' | 'boolean';

export interface SearchField {
  /** An SQL expression over the resource's FROM clause. */
  readonly sql: string;
  readonly kind: FieldKind;
  /** Wire value -> stored value, for enumerations; a value that is not listed matches nothing. */
  readonly values?: Readonly<Record<string, string>>;
  /** The SQL is a text array: the operand must be one of its elements. */
  readonly array?: boolean;
}

/** Collects bound parameters, so that no operand is ever spliced into a statement. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }
}

/** A filter that is no comparison of one field: `variables` of an instance, `isLatestVersion`. */
export type SpecialFilter = (operand: unknown, parameters: Parameters) => string;

/** One searchable resource of `/v2`: rows in, documents out. */
export interface SearchResource<Row extends object, View> {
  readonly name: string;
  readonly select: string;
  readonly from: string;
  /** Always applied, with the caller's rights. */
  readonly where?: string;
  readonly fields: Readonly<Record<string, SearchField>>;
  readonly special?: Readonly<Record<string, SpecialFilter>>;
  /** Unique, ascending with creation: breaks ties, so that cursors are exact. Never a key. */
  readonly tieBreak: readonly string[];
  readonly view: (row: Row) => View;
}
