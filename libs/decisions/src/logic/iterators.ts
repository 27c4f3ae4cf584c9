import { conjunction, disjunction, elementsOf } from '@relevo/feel';
import { called } from '../finding.js';
import type { ConditionalElement, FilterElement, IteratorElement } from '../model/elements.js';
import { boxedExpression } from './boxed-expression.js';
import { withNames, type CompileContext, type Logic, type Scope } from './logic.js';

/** DMN 1.4: `if`, `then`, `else`; whatever is not true goes the other way. */
export function conditional(element: ConditionalElement, where: string, context: CompileContext): Logic {
  const condition = boxedExpression(element.if?.value, `"if" of ${where}`, context);
  const yes = boxedExpression(element.then?.value, `"then" of ${where}`, context);
  const no = boxedExpression(element.else?.value, `"else" of ${where}`, context);
  return (scope) => (condition(scope) === true ? yes(scope) : no(scope));
}

/** DMN 1.4: the elements of `in` for which `match` is true; null where it says neither yes nor no. It sees each as `item` and by its entries. */
export function boxedFilter(element: FilterElement, where: string, context: CompileContext): Logic {
  const source = boxedExpression(element.in?.value, `"in" of ${where}`, context);
  const known = { ...context.known, item: null };
  const match = boxedExpression(element.match?.value, `"match" of ${where}`, { ...context, known });
  return (scope) => {
    const elements = elementsOf(source(scope));
    if (!elements) return null;
    const list = [...elements];
    const verdicts = list.map((each) => match(withNames(scope, namesOf(each))) ?? false);
    return verdicts.every((each) => typeof each === 'boolean') ? list.filter((_each, index) => verdicts[index]) : null;
  };
}

const namesOf = (element: unknown): ReadonlyMap<string, unknown> =>
  new Map([['item', element], ...Object.entries(isPlain(element) ? element : {})]);

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

interface Loop {
  readonly body: Logic;
  /** Null: there is nothing to go through. */
  readonly scopes: (scope: Scope) => Iterable<Scope> | null;
}

/** DMN 1.4: `for`; what was returned so far is `partial`. */
export function forIterator(element: IteratorElement, where: string, context: CompileContext): Logic {
  const { body, scopes } = loop(element, 'return', where, context);
  return (scope) => {
    const results: unknown[] = [];
    const all = scopes(withNames(scope, new Map([['partial', results]])));
    if (!all) return null;
    for (const each of all) results.push(body(each));
    return results;
  };
}

/** DMN 1.4: `some` is an `or` and `every` an `and` over what `satisfies` says. */
export function quantifier(element: IteratorElement, where: string, context: CompileContext): Logic {
  const { body, scopes } = loop(element, 'satisfies', where, context);
  const some = element.$type === 'dmn:Some';
  return (scope) => {
    const all = scopes(scope);
    if (!all) return null;
    let result: boolean | null = !some;
    for (const each of all) result = some ? disjunction(result, body(each)) : conjunction(result, body(each));
    return result;
  };
}

function loop(element: IteratorElement, part: 'return' | 'satisfies', where: string, context: CompileContext): Loop {
  const name = element.iteratorVariable ?? '';
  if (name === '') {
    const message = `Expected a name for what it goes through, but ${where} of ${called(context.owner)} has no iterator variable. Name it.`;
    context.findings.error('invalid-expression', message, context.owner);
  }
  const list = boxedExpression(element.in?.value, `"in" of ${where}`, context);
  const known = { ...context.known, [name]: context.types.shape(element.in?.typeRef), partial: null };
  const body = boxedExpression(element[part]?.value, `"${part}" of ${where}`, { ...context, known });
  return { body, scopes: (scope) => scopesOf(list(scope), name, scope) };
}

function scopesOf(value: unknown, name: string, scope: Scope): Iterable<Scope> | null {
  const elements = elementsOf(value);
  return elements && [...elements].map((each) => withNames(scope, new Map([[name, each]])));
}
