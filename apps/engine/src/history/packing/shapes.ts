type Node = unknown;
type Fields = Readonly<Record<string, Node>>;

interface Shape {
  readonly index: number;
  /** Empty: no event. */
  readonly type: string;
  readonly names: readonly string[];
}

const LIST = -1;
const KEY_LENGTH = 16;
const NEAR = 2 ** 31;
const MARK = '~';
const MOST_ORDERS = 5_000;

/**
 * Writes what records hold without its field names: a known object is `[shape, …values]`, a list `[-1, …items]`, and a
 * key near the stream's own is its distance. Whatever else there is stays as it is, so everything comes back the same.
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

  /** `near`: the key that most keys in it are near to. */
  fold(node: Node, near: number): Node {
    if (typeof node === 'string') return foldText(node, near);
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.length === 0 ? node : [LIST, ...node.map((item) => this.fold(item, near))];
    return this.#foldFields(node as Fields, near);
  }

  unfold(node: Node, near: number): Node {
    if (typeof node === 'string') return unfoldText(node, near);
    if (typeof node !== 'object' || node === null) return node;
    if (!Array.isArray(node)) return mapFields(Object.entries(node), (value) => this.unfold(value, near));
    if (node.length === 0) return node;
    const [head, ...items] = node as [number, ...Node[]];
    const values = items.map((item) => this.unfold(item, near));
    return head === LIST ? values : this.#unfoldShape(head, values);
  }

  #foldFields(fields: Fields, near: number): Node {
    const names = Object.keys(fields);
    const type = typeof fields['type'] === 'string' ? fields['type'] : '';
    const shape = this.#shapeOf(type, names);
    return (shape && this.#foldShape(shape, fields, near)) ?? this.#foldUnknown(fields, names, near);
  }

  /** null: a field is undefined, which JSON leaves out. */
  #foldShape(shape: Shape, fields: Fields, near: number): Node[] | null {
    const folded: Node[] = [shape.index];
    for (const name of shape.names) {
      const value = fields[name];
      if (value === undefined) return null;
      folded.push(this.fold(value, near));
    }
    return folded;
  }

  #foldUnknown(fields: Fields, names: readonly string[], near: number): Node {
    const present = names.filter((name) => fields[name] !== undefined);
    if (present.length < names.length)
      return this.#foldFields(
        mapFields(
          present.map((name) => [name, fields[name]]),
          same,
        ),
        near,
      );
    return mapFields(
      present.map((name) => [name, fields[name]]),
      (value) => this.fold(value, near),
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

const foldText = (text: string, near: number): string => {
  if (text.startsWith(MARK)) return MARK + text;
  if (text.length !== KEY_LENGTH || near === 0) return text;
  const distance = Number(text) - near;
  const isNear = Math.abs(distance) < NEAR && String(near + distance) === text;
  return isNear ? MARK + distance.toString(36) : text;
};

const unfoldText = (text: string, near: number): string => {
  if (!text.startsWith(MARK)) return text;
  return text.startsWith(MARK, 1) ? text.slice(1) : String(near + Number.parseInt(text.slice(1), 36));
};
