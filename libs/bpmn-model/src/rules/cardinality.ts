import { compileExpression, evaluate, unguarded } from '@relevo/feel';

/** Whether a number and a collection, both written down without variables, say the same. */
export function cardinalityAgrees(cardinality: string, collection: string): boolean {
  const number = valueOf(cardinality.replace(/^=/, ''));
  return typeof number === 'number' && valueOf(`count(${collection.replace(/^=/, '')})`) === number;
}

function valueOf(source: string): unknown {
  const compiled = compileExpression(source.trim());
  if (compiled.names.length > 0) return undefined;
  const result = evaluate(compiled, { lookup: () => undefined, now: 0, zone: 'UTC', guard: unguarded });
  return result.ok ? result.value : undefined;
}
