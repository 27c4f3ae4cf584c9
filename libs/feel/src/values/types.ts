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

/** Reads the type that stands in an expression; nothing is of an unknown one. */
export function readType(node: SyntaxNode | undefined): TypeTest {
  switch (node?.name) {
    case 'Type':
      return readType(node.children[0]);
    case 'QualifiedName':
      return typeNamed(node.children.map(nameOf).join('.')) ?? (() => false);
    case 'SpecialType':
      return typeNamed(node.text.replace(/\s+/g, ' ')) ?? (() => false);
    case 'ListType':
      return listOf(readType(node.children.find(({ name }) => name === 'Type')));
    case 'ContextType':
      return contextOf(node);
    case 'FunctionType':
      return (value) => kindOf(value) === 'function';
    default:
      return () => false;
  }
}

const listOf =
  (element: TypeTest): TypeTest =>
  (value) =>
    Array.isArray(value) && value.every((each) => each === null || element(each));

function contextOf(node: SyntaxNode): TypeTest {
  const written = node.children.find(({ name }) => name === 'ContextEntryTypes')?.children ?? [];
  const entries = written.map(({ children: [name, type] }) => ({
    name: name ? nameOf(name) : '',
    type: readType(type),
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
