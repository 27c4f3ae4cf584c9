import { isObject, pathText, type DataPath } from '../data-path.js';
import type { Component } from '../schema/form.js';
import type { FieldProblem } from './field-problem.js';

/** Items a submitted list may have. */
export const maximumItems = 500;

interface Declared {
  readonly children: Map<string, Declared>;
  leaf: boolean;
  list: readonly Component[] | null;
}

/** What a submission holds that the form does not declare, and containers of another type. */
export function undeclaredFields(components: readonly Component[], data: unknown, path: DataPath = []): FieldProblem[] {
  return visit(declare(components), data, path);
}

function declare(components: readonly Component[]): Declared {
  const root: Declared = { children: new Map(), leaf: false, list: null };
  addAll(components, root);
  return root;
}

function addAll(components: readonly Component[], root: Declared): void {
  for (const component of components) {
    let declared = root;
    for (const segment of component.path) {
      const next = declared.children.get(segment) ?? { children: new Map<string, Declared>(), leaf: false, list: null };
      declared.children.set(segment, next);
      declared = next;
    }
    if (component.kind === 'field') declared.leaf = true;
    else if (component.kind === 'list') declared.list = component.components;
    else addAll(component.components, declared);
  }
}

function visit({ children, leaf, list }: Declared, value: unknown, path: DataPath): FieldProblem[] {
  if (leaf || value === undefined) return [];
  if (list) return visitList(list, value, path);
  if (!isObject(value)) return [wrongContainer('several fields', value, path)];
  return Object.entries(value).flatMap(([name, entry]) => {
    const declared = children.get(name);
    return declared ? visit(declared, entry, [...path, name]) : [undeclared([...path, name], children)];
  });
}

function visitList(components: readonly Component[], value: unknown, path: DataPath): FieldProblem[] {
  if (!Array.isArray(value)) return [wrongContainer('a list', value, path)];
  if (value.length > maximumItems) {
    const message = `Expected at most ${maximumItems} items, but "${pathText(path)}" has ${value.length}.`;
    return [{ path: pathText(path), code: 'too-many-items', message }];
  }
  return value.flatMap((item, index) => undeclaredFields(components, item, [...path, index]));
}

function undeclared(path: DataPath, children: ReadonlyMap<string, Declared>): FieldProblem {
  const known = [...children.keys()];
  const fields =
    known.length === 0 ? 'It has no fields.' : `Its fields are ${known.map((name) => `"${name}"`).join(', ')}.`;
  const message = `Expected only fields of the form, but "${pathText(path)}" is none of them. ${fields}`;
  return { path: pathText(path), code: 'undeclared-field', message };
}

function wrongContainer(expected: string, value: unknown, path: DataPath): FieldProblem {
  const found = value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  const name = path.length === 0 ? 'the submission' : `"${pathText(path)}"`;
  return {
    path: pathText(path),
    code: 'wrong-type',
    message: `Expected ${name} to hold ${expected}, but it is ${found}.`,
  };
}
