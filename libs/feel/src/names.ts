import { normalizeContextKey } from 'lezer-feel';
import { builtinNames } from './functions/builtins.js';
import type { SyntaxNode } from './syntax.js';

export interface Names {
  /** Variables that the expression reads for certain. */
  readonly variables: readonly string[];
  /** Names inside a filter (`orders[total > limit]`): an element's property, or a variable. */
  readonly inFilters: readonly string[];
  /** Called functions that FEEL does not have. */
  readonly unknownFunctions: readonly { readonly name: string; readonly position: number }[];
  /** True where an entry of a context reads an earlier one (`{a: 1, b: a}`). */
  readonly readsOwnEntries: boolean;
}

interface Scope {
  readonly bound: ReadonlySet<string>;
  readonly inFilter: boolean;
}

/** The name a VariableName, PathName or Name node stands for. */
export function nameOf(node: SyntaxNode): string {
  if (node.children.length === 0) return node.text.replace(/`/g, '');
  if (node.name === 'Name') return node.text.replace(/`/g, '').replace(/\s{2,}/g, ' ');
  return node.children.map((child) => child.text.replace(/`/g, '')).join(' ');
}

/** Names in FEEL are equal when they are so after this. */
export const normalizeName = (name: string): string => String(normalizeContextKey(name));

/** Which names an expression needs from outside. `known` gives names their written spelling back. */
export function readNames(root: SyntaxNode, known: readonly string[] = []): Names {
  return new NameReader(new Map(known.map((name) => [normalizeName(name), name]))).read(root);
}

class NameReader {
  private readonly variables = new Set<string>();
  private readonly inFilters = new Set<string>();
  private readonly unknownFunctions: { name: string; position: number }[] = [];
  private readsOwnEntries = false;

  constructor(private readonly known: ReadonlyMap<string, string>) {}

  read(root: SyntaxNode): Names {
    this.visit(root, { bound: new Set(), inFilter: false });
    const { unknownFunctions, readsOwnEntries } = this;
    const inFilters = [...this.inFilters].filter((name) => !this.variables.has(name));
    return { variables: [...this.variables], inFilters, unknownFunctions, readsOwnEntries };
  }

  private visit(node: SyntaxNode, scope: Scope): void {
    switch (node.name) {
      case 'VariableName':
        return this.variable(node, scope);
      case 'FunctionInvocation':
        return this.invocation(node, scope);
      case 'Context':
        return this.context(node, scope);
      case 'ForExpression':
      case 'QuantifiedExpression':
        return this.iteration(node, scope);
      case 'FunctionDefinition':
        return this.functionDefinition(node, scope);
      case 'FilterExpression':
        return this.filter(node, scope);
      case 'PathName':
      case 'ParameterName':
      case 'Key':
      case 'Name':
      case 'Type':
        return;
      default:
        return this.all(node.children, scope);
    }
  }

  private all(nodes: readonly SyntaxNode[], scope: Scope): void {
    for (const node of nodes) this.visit(node, scope);
  }

  private variable(node: SyntaxNode, scope: Scope): void {
    const name = this.spelled(nameOf(node));
    if (scope.bound.has(normalizeName(name))) {
      this.readsOwnEntries = true;
    } else if (scope.inFilter) this.inFilters.add(name);
    else this.variables.add(name);
  }

  private spelled(name: string): string {
    return this.known.get(normalizeName(name)) ?? name;
  }

  private invocation(node: SyntaxNode, scope: Scope): void {
    const [target, ...rest] = node.children;
    if (target?.name === 'VariableName') this.calledFunction(target, scope);
    else if (target) this.visit(target, scope);
    this.all(rest, scope);
  }

  private calledFunction(target: SyntaxNode, scope: Scope): void {
    const name = nameOf(target);
    if (builtinNames.has(name)) return;
    if (scope.bound.has(normalizeName(name)) || this.known.has(normalizeName(name))) {
      return this.variable(target, scope);
    }
    this.unknownFunctions.push({ name, position: target.from });
  }

  private context(node: SyntaxNode, scope: Scope): void {
    let inner = scope;
    for (const entry of node.children.filter(({ name }) => name === 'ContextEntry')) {
      const [key, ...value] = entry.children;
      this.all(value, inner);
      if (key) inner = withBound(inner, [keyName(key)]);
    }
  }

  private iteration(node: SyntaxNode, scope: Scope): void {
    let inner = scope;
    for (const child of node.children) {
      if (child.name !== 'InExpressions') {
        this.visit(child, inner);
        continue;
      }
      for (const { children } of child.children.filter(({ name }) => name === 'InExpression')) {
        const [name, ...source] = children;
        this.all(source, inner);
        if (name) inner = withBound(inner, [nameOf(name)]);
      }
      if (node.name === 'ForExpression') inner = withBound(inner, ['partial']);
    }
  }

  private functionDefinition(node: SyntaxNode, scope: Scope): void {
    const parameters = node.children.find(({ name }) => name === 'FormalParameters')?.children ?? [];
    const names = parameters.map(({ children }) => (children[0]?.children[0] ? nameOf(children[0].children[0]) : ''));
    const body = node.children.filter(({ name }) => name === 'FunctionBody');
    this.all(body, withBound(scope, names));
  }

  private filter(node: SyntaxNode, scope: Scope): void {
    const [target, ...rest] = node.children;
    if (target) this.visit(target, scope);
    this.all(rest, { ...withBound(scope, ['item']), inFilter: true });
  }
}

function withBound(scope: Scope, names: readonly string[]): Scope {
  return { ...scope, bound: new Set([...scope.bound, ...names.map(normalizeName)]) };
}

function keyName(key: SyntaxNode): string {
  const [name] = key.children;
  if (!name) return key.text;
  return name.name === 'StringLiteral' ? name.text.slice(1, -1) : nameOf(name);
}
