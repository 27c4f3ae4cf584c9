import type { Key } from '../keys.js';
import type { Table, TableChanges } from '../table.js';
import { TableIndex } from './table-index.js';
import type { UndoLog } from './undo-log.js';

export interface TableSchema<Row, Index extends string> {
  readonly key: (row: Row) => Key;
  /** The value under which a row is found; null: not in this index. */
  readonly indexes: Readonly<Record<Index, (row: Row) => string | null>>;
}

const gone = Symbol('gone');

/** Layers a reader passes at most; a longer chain of uncommitted forks is folded into one layer. */
const MAX_LAYERS = 16;

/** A table of rows, or one layer of changes over such a table (see `Table`). */
export class OverlayTable<Row, Index extends string = never> implements Table<Row> {
  /** null: nothing was written in this layer; most layers of most commands stay so. */
  #rows: Map<Key, Row | typeof gone> | null = null;
  /** Absent: nothing was indexed in this layer. */
  #indexes: Partial<Record<Index, TableIndex>> | null = null;
  readonly #layers: number;
  #size: number;

  constructor(
    private readonly schema: TableSchema<Row, Index>,
    private readonly undo: UndoLog,
    private readonly parent: OverlayTable<Row, Index> | null = null,
  ) {
    this.#layers = parent ? parent.#layers + 1 : 0;
    this.#size = parent?.size ?? 0;
  }

  get size(): number {
    return this.#size;
  }

  get(key: Key): Row | undefined {
    const own = this.#rows?.get(key);
    if (own === gone) return undefined;
    return own ?? this.parent?.get(key);
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  *values(): Generator<Row> {
    if (this.parent) {
      for (const row of this.parent.values()) {
        const own = this.#rows?.get(this.schema.key(row));
        if (own !== gone) yield own ?? row;
      }
    }
    if (!this.#rows) return;
    for (const [key, row] of this.#rows) if (row !== gone && !this.parent?.has(key)) yield row;
  }

  /** Rows whose indexed value is `value`, in order of insertion. */
  find(index: Index, value: string): Iterable<Row> {
    return this.count(index, value) === 0 ? [] : this.#found(index, value);
  }

  *#found(index: Index, value: string): Generator<Row> {
    for (const key of this.#index(index)?.keys(value) ?? []) {
      const row = this.get(key);
      if (row !== undefined) yield row;
    }
  }

  count(index: Index, value: string): number {
    return this.#index(index)?.count(value) ?? 0;
  }

  put(row: Row): void {
    const key = this.schema.key(row);
    const before = this.get(key);
    this.undo.record(() => (before === undefined ? this.remove(key) : this.put(before)));
    if (before === undefined) this.#size += 1;
    this.#reindex(key, before, row);
    this.#written().set(key, row);
  }

  remove(key: Key): void {
    const before = this.get(key);
    if (before === undefined) return;
    this.undo.record(() => this.put(before));
    this.#size -= 1;
    this.#reindex(key, before, undefined);
    if (this.parent?.has(key)) this.#written().set(key, gone);
    else this.#rows?.delete(key);
  }

  /** A layer over this table for a command of its own; `undo` takes back that layer's writes. */
  fork(undo: UndoLog): OverlayTable<Row, Index> {
    return new OverlayTable(this.schema, undo, this.#layers < MAX_LAYERS ? this : this.#flattened(undo));
  }

  /** Everything that differs from the committed table at the bottom. */
  changes(): TableChanges<Row> {
    const root = this.#root();
    const upserts: Row[] = [];
    const deletes: Key[] = [];
    for (const [key, row] of this.#differences()) {
      if (row !== gone) upserts.push(row);
      else if (root.has(key)) deletes.push(key);
    }
    return { upserts, deletes };
  }

  /** Writes all layers into the committed table and answers it. The cost is that of the changes. */
  merge(): OverlayTable<Row, Index> {
    const root = this.#root();
    if (root === this) return root;
    for (const [key, row] of this.#differences()) {
      if (row === gone) root.remove(key);
      else root.put(row);
    }
    return root;
  }

  #root(): OverlayTable<Row, Index> {
    return this.parent ? this.parent.#root() : this;
  }

  #written(): Map<Key, Row | typeof gone> {
    this.#rows ??= new Map();
    return this.#rows;
  }

  /** To be read only: it may be a layer's own map. */
  #differences(): ReadonlyMap<Key, Row | typeof gone> {
    if (!this.parent) return new Map();
    const below = this.parent.parent ? this.parent.#differences() : null;
    if (!below || below.size === 0) return this.#rows ?? new Map<Key, Row | typeof gone>();
    if (!this.#rows) return below;
    const differences = new Map(below);
    for (const [key, row] of this.#rows) differences.set(key, row);
    return differences;
  }

  #flattened(undo: UndoLog): OverlayTable<Row, Index> {
    const layer = new OverlayTable(this.schema, undo, this.#root());
    for (const [key, row] of this.#differences()) {
      if (row === gone) layer.remove(key);
      else layer.put(row);
    }
    return layer;
  }

  #reindex(key: Key, before: Row | undefined, after: Row | undefined): void {
    for (const name in this.schema.indexes) {
      const valueOf = this.schema.indexes[name];
      const from = before === undefined ? null : valueOf(before);
      const to = after === undefined ? null : valueOf(after);
      if (from === to) continue;
      if (from !== null) this.#writtenIndex(name).remove(from, key);
      if (to !== null) this.#writtenIndex(name).add(to, key);
    }
  }

  /** The nearest layer's: those above it have changed nothing. */
  #index(name: Index): TableIndex | null {
    const own = this.#indexes?.[name];
    if (own) return own;
    return this.parent ? this.parent.#index(name) : null;
  }

  /** This layer's own. What lies below is not written to while there is a layer over it. */
  #writtenIndex(name: Index): TableIndex {
    const own: Partial<Record<Index, TableIndex>> = (this.#indexes ??= {});
    return (own[name] ??= new TableIndex(this.parent ? this.parent.#index(name) : null));
  }
}
