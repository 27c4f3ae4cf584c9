import type { References } from './references.js';

type Node = unknown;
type Fields = Readonly<Record<string, Node>>;

interface Shape {
  readonly index: number;
  /** Empty: no event. */
  readonly type: string;
  readonly names: readonly string[];
}

const LIST = -1;
const MOST_ORDERS = 5_000;

/**
 * Writes what records hold without its field names: a known object is `[shape, …values]`, a list `[-1, …items]`; texts
 * and numbers are written as `references` has them. Whatever else there is stays as it is, so everything comes back the
 * same. Both ways go through it in the same order: later references are to earlier ones.
 */
export class Shapes {
  readonly #shapes: readonly Shape[];
  readonly #known: ReadonlyMap<string, Shape>;
  readonly #seen = new Map<string, Shape>();

  constructor(list: readonly string[]) {
    this.#shapes = list.map((text, index) => {
      const [type = '', names = ''] = text.split(':');
      return { index, type, names: names.split(',') };
    });
    this.#known = new Map(this.#shapes.map((shape) => [signature(shape.type, shape.names), shape]));
  }

  fold(node: Node, references: References): Node {
    if (typeof node === 'string' || typeof node === 'number') return references.write(node);
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node))
      return node.length === 0 ? node : [LIST, ...node.map((item) => this.fold(item, references))];
    return this.#foldFields(node as Fields, references);
  }

  unfold(node: Node, references: References): Node {
    if (typeof node === 'string') return references.read(node);
    if (typeof node !== 'object' || node === null) return node;
    if (!Array.isArray(node)) return mapFields(Object.entries(node), (value) => this.unfold(value, references));
    if (node.length === 0) return node;
    const [head, ...items] = node as [number, ...Node[]];
    const values = items.map((item) => this.unfold(item, references));
    return head === LIST ? values : this.#unfoldShape(head, values);
  }

  #foldFields(fields: Fields, references: References): Node {
    const names = Object.keys(fields);
    const type = typeof fields['type'] === 'string' ? fields['type'] : '';
    const shape = this.#shapeOf(type, names);
    return (shape && this.#foldShape(shape, fields, references)) ?? this.#foldUnknown(fields, names, references);
  }

  /** null: a field is undefined, which JSON leaves out. */
  #foldShape(shape: Shape, fields: Fields, references: References): Node[] | null {
    if (shape.names.some((name) => fields[name] === undefined)) return null;
    return [shape.index, ...shape.names.map((name) => this.fold(fields[name], references))];
  }

  #foldUnknown(fields: Fields, names: readonly string[], references: References): Node {
    const present = names.filter((name) => fields[name] !== undefined);
    if (present.length < names.length)
      return this.#foldFields(
        mapFields(
          present.map((name) => [name, fields[name]]),
          same,
        ),
        references,
      );
    return mapFields(
      present.map((name) => [name, fields[name]]),
      (value) => this.fold(value, references),
    );
  }

  /** Objects are made in few orders of their fields: each order is sorted once. */
  #shapeOf(type: string, names: readonly string[]): Shape | undefined {
    const order = signature(type, names);
    const seen = this.#seen.get(order);
    if (seen) return seen;
    const sorted = [...names].sort();
    const named = sorted.filter((name) => name !== 'type');
    const shape =
      (type === '' ? undefined : this.#known.get(signature(type, named))) ?? this.#known.get(signature('', sorted));
    if (shape && this.#seen.size < MOST_ORDERS) this.#seen.set(order, shape);
    return shape;
  }

  #unfoldShape(index: number, values: readonly Node[]): Node {
    const shape = this.#shapes[index];
    if (shape?.names.length !== values.length) {
      throw new RangeError(`Expected a known shape of ${values.length} fields, but got number ${index}.`);
    }
    const fields = mapFields(
      shape.names.map((name, place) => [name, values[place]]),
      same,
    );
    return shape.type === '' ? fields : { type: shape.type, ...fields };
  }
}

const same = (value: Node): Node => value;

const signature = (type: string, names: readonly string[]): string => `${type}:${names.join(',')}`;

/** A field may be called `__proto__`: it is defined, not assigned. */
const mapFields = (entries: readonly (readonly [string, Node])[], map: (value: Node) => Node): Fields =>
  Object.fromEntries(entries.map(([name, value]) => [name, map(value)]));
