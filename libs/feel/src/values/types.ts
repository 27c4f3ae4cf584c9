import { FeelRange } from 'feelin';
import { nameOf } from '../names.js';
import type { SyntaxNode } from '../syntax.js';
import { kindOf } from './kinds.js';

/** Whether a value has a type (`instance of`). */
export type TypeTest = (value: unknown) => boolean;

const isSomething: TypeTest = (value) => kindOf(value) !== 'nil';

const named: Readonly<Record<string, TypeTest>> = {
  Any: isSomething,
  Null: (value) => kindOf(value) === 'nil',
  duration: (value) => kindOf(value).endsWith('duration'),
  dayTimeDuration: (value) => kindOf(value) === 'days and time duration',
  yearMonthDuration: (value) => kindOf(value) === 'years and months duration',
  dateTime: (value) => kindOf(value) === 'date and time',
};

const kinds = new Set([
  'boolean',
  'number',
  'string',
  'list',
  'context',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'range',
  'function',
]);

/** The test of a type by its name in FEEL; undefined where FEEL has no such type. */
export function typeNamed(name: string): TypeTest | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  return kinds.has(name) ? (value) => kindOf(value) === name : undefined;
}

/** Types that FEEL does not have by itself; undefined where there is none of that name. */
export type TypesByName = (name: string) => TypeTest | undefined;

const nothing: TypeTest = () => false;

/** Reads the type that stands in an expression; nothing is of an unknown one. */
export function readType(node: SyntaxNode | undefined, types: TypesByName = () => undefined): TypeTest {
  switch (node?.name) {
    case 'Type':
      return readType(node.children[0], types);
    case 'QualifiedName':
      return byName(node.children.map(nameOf).join('.'), types);
    case 'SpecialType':
      return typeNamed(node.text.replace(/\s+/g, ' ')) ?? nothing;
    case 'ListType':
      return elementType(node, types);
    case 'ContextType':
      return contextOf(node, types);
    case 'FunctionType':
      return (value) => kindOf(value) === 'function';
    default:
      return nothing;
  }
}

const byName = (name: string, types: TypesByName) => typeNamed(name) ?? types(name) ?? nothing;

/** `range<T>` reaches the parser as a list type, one character later (`syntax.ts`). */
const isRangeType = (node: SyntaxNode): boolean => node.text.startsWith('ange');

function elementType(node: SyntaxNode, types: TypesByName): TypeTest {
  const element = readType(
    node.children.find(({ name }) => name === 'Type'),
    types,
  );
  return isRangeType(node) ? rangeOf(element) : listOf(element);
}

const rangeOf =
  (end: TypeTest): TypeTest =>
  (value) =>
    value instanceof FeelRange && [value.start, value.end].every((each: unknown) => each === null || end(each));

const listOf =
  (element: TypeTest): TypeTest =>
  (value) =>
    Array.isArray(value) && value.every((each) => each === null || element(each));

function contextOf(node: SyntaxNode, types: TypesByName): TypeTest {
  const written = node.children.find(({ name }) => name === 'ContextEntryTypes')?.children ?? [];
  const entries = written.map(({ children: [name, type] }) => ({
    name: name ? nameOf(name) : '',
    type: readType(type, types),
  }));
  return (value) => {
    if (kindOf(value) !== 'context') return false;
    const context = value as Readonly<Record<string, unknown>>;
    return entries.every(({ name, type }) => {
      const entry = context[name];
      return Object.hasOwn(context, name) && (entry === null || type(entry));
    });
  };
}

/** DMN 1.5 §10.3.2.9.4: a list of one is its element and a value a list of one where that fits; else null. */
export function coerceTo(type: TypeTest, value: unknown): unknown {
  if (value === null || value === undefined || type(value)) return value ?? null;
  if (Array.isArray(value) && value.length === 1 && type(value[0])) return value[0];
  return type([value]) ? [value] : null;
}
