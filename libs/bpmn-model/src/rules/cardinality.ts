const NUMBER = /^=?\s*(\d{1,6})$/;
/** `=for i in 1..3 return i` */
const RANGE = /^=?\s*for\s+\w+\s+in\s+(\d{1,6})\s*\.\.\s*(\d{1,6})\s+return\s/;
/** `=["a", 2, true]`: literals without commas or brackets inside. */
const LIST = /^=?\s*\[([^[\]{}()]*)\]$/;

/** Whether a number and a collection, both written out, say the same. Nothing is evaluated: a diagram may hold anything. */
export function cardinalityAgrees(cardinality: string, collection: string): boolean {
  const [, number] = NUMBER.exec(cardinality.trim()) ?? [];
  return number !== undefined && Number(number) === sizeOf(collection.trim());
}

function sizeOf(collection: string): number | undefined {
  const [, from, to] = RANGE.exec(collection) ?? [];
  if (from !== undefined && to !== undefined) return Math.abs(Number(to) - Number(from)) + 1;
  const [, items] = LIST.exec(collection) ?? [];
  if (items === undefined) return undefined;
  return items.trim() === '' ? 0 : items.split(',').length;
}
