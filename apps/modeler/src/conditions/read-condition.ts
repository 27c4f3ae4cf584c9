import { parseSyntax, type SyntaxNode } from '@relevo/feel';
import { type Comparison, type Condition, isField, type Row, type Value } from './condition.js';

const operators: Readonly<Record<string, Comparison>> = {
  '=': 'is',
  '!=': 'is-not',
  '<': 'less',
  '<=': 'at-most',
  '>': 'more',
  '>=': 'at-least',
};
const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const opposites: Partial<Record<Comparison, Comparison>> = {
  is: 'is-not',
  'is-not': 'is',
  'one-of': 'none-of',
  contains: 'contains-not',
  has: 'has-not',
  'is-empty': 'is-filled',
  'is-missing': 'is-set',
  'is-set': 'is-missing',
};

const functions: Readonly<Record<string, Comparison>> = {
  contains: 'contains',
  'starts with': 'starts-with',
  'list contains': 'has',
};

/** Brackets that only group. */
const bare = (node: SyntaxNode): SyntaxNode => {
  const [inner] =
    node.name === 'ParenthesizedExpression' ? node.children.filter(({ name }) => !'()'.includes(name)) : [];
  return inner ? bare(inner) : node;
};

const fieldOf = ({ name, text }: SyntaxNode): string | null =>
  (name === 'VariableName' || name === 'PathExpression') && isField(text) ? text : null;

const textOf = ({ name, text }: SyntaxNode): string | null => {
  if (name !== 'StringLiteral') return null;
  try {
    return String(JSON.parse(text));
  } catch {
    return null;
  }
};

const argumentsOf = ({ children }: SyntaxNode): readonly SyntaxNode[] =>
  children.find(({ name }) => name === 'PositionalParameters')?.children ?? [];

const calledOf = ({ name, children }: SyntaxNode): string | null =>
  name === 'FunctionInvocation' || name === 'DateTimeLiteral'
    ? (children[0]?.text.replaceAll(/\s+/g, ' ') ?? null)
    : null;

const day = /^\d{4}-\d{2}-\d{2}$/;

/** `date("2026-01-01")`, `@"2026-01-01"` or `today()`. */
const dayOf = (node: SyntaxNode): Value | null => {
  if (calledOf(node) === 'today' && argumentsOf(node).length === 0) return { kind: 'today' };
  const [at] = node.children;
  const written =
    calledOf(node) === 'date'
      ? argumentsOf(node)[0]
      : node.name === 'DateTimeLiteral' && at?.name === 'AtLiteral'
        ? at.children[0]
        : undefined;
  const date = written && textOf(written);
  return date && day.test(date) ? { kind: 'date', date } : null;
};

/** `date(dueDay)`: a form's day as a date. */
const dayFieldOf = (node: SyntaxNode): string | null => {
  const [only, ...more] = calledOf(node) === 'date' ? argumentsOf(node) : [];
  return only && more.length === 0 ? fieldOf(only) : null;
};

const plainOf = (node: SyntaxNode): Value | null => {
  const text = textOf(node);
  if (text !== null) return { kind: 'text', text };
  if (node.name === 'BooleanLiteral') return { kind: 'yes-no', yes: node.text === 'true' };
  return node.name === 'NumericLiteral' ? { kind: 'number', number: Number(node.text.replaceAll(/\s/g, '')) } : null;
};

const isNull = ({ text }: SyntaxNode): boolean => text === 'null';

const compared = (left: SyntaxNode, operator: string, right: SyntaxNode): Row | null => {
  const comparison = operators[operator];
  const dayField = dayFieldOf(left);
  const field = dayField ?? fieldOf(left);
  if (field === null || comparison === undefined) return null;
  const equality = comparison === 'is' || comparison === 'is-not';
  if (dayField === null && isNull(right) && equality)
    return { field, comparison: comparison === 'is' ? 'is-missing' : 'is-set', value: null };
  const value = dayField === null ? plainOf(right) : dayOf(right);
  if (value === null || (!equality && (value.kind === 'text' || value.kind === 'yes-no'))) return null;
  return { field, comparison, value };
};

const listOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const [only] = node.children;
  if (node.name === 'PositiveUnaryTests') return node.children.flatMap(({ children }) => children);
  if (node.name === 'PositiveUnaryTest' && only?.name === 'List')
    return only.children.filter(({ name }) => name !== '[' && name !== ']');
  return [];
};

const contained = (left: SyntaxNode, list: readonly SyntaxNode[]): Row | null => {
  const field = fieldOf(left);
  if (field === null || list.length === 0) return null;
  const texts = list.map(textOf);
  if (list.length === 2 && list.some(isNull) && texts.includes(''))
    return { field, comparison: 'is-empty', value: null };
  const known = texts.filter((text) => text !== null);
  if (known.length < texts.length) return null;
  return { field, comparison: 'one-of', value: { kind: 'texts', texts: known } };
};

const isTrue = ({ name, text }: SyntaxNode): boolean => name === 'BooleanLiteral' && text === 'true';

/** `(amount > 3) = true`, where no amount is a no. */
const orNo = (left: SyntaxNode, operator: string, right: SyntaxNode): Row | null =>
  operator === '=' && isTrue(bare(right)) && fieldOf(bare(left)) === null ? rowOf(left) : null;

const comparisonOf = ({ children }: SyntaxNode): Row | null => {
  const [left, operator, ...right] = children;
  const [last] = right.slice(-1);
  if (!left || !operator || !last) return null;
  if (operator.name === 'in')
    return contained(left, listOf(right.find(({ name }) => name.startsWith('PositiveUnaryTest')) ?? last));
  if (operator.name !== 'CompareOp') return null;
  return (
    orNo(left, operator.text, last) ??
    compared(bare(left), operator.text, bare(last)) ??
    compared(bare(last), flipped[operator.text] ?? operator.text, bare(left))
  );
};

const negated = (row: Row | null): Row | null => {
  if (row === null) return null;
  if (row.value?.kind === 'yes-no') return { ...row, value: { kind: 'yes-no', yes: !row.value.yes } };
  const comparison = opposites[row.comparison];
  return comparison ? { ...row, comparison } : null;
};

const callOf = (node: SyntaxNode): Row | null => {
  const [first, second, ...more] = argumentsOf(node);
  const called = calledOf(node);
  if (!first || called === null || more.length > 0) return null;
  if (called === 'not') return second ? null : negated(rowOf(first));
  const [field, text, comparison] = [fieldOf(first), second && textOf(second), functions[called]];
  if (field === null || typeof text !== 'string' || comparison === undefined) return null;
  return { field, comparison, value: { kind: 'text', text } };
};

/** A variable alone is asked whether it is true. */
function rowOf(written: SyntaxNode): Row | null {
  const node = bare(written);
  const field = fieldOf(node);
  if (field !== null) return { field, comparison: 'is', value: { kind: 'yes-no', yes: true } };
  return node.name === 'Comparison' ? comparisonOf(node) : callOf(node);
}

const partsOf = (written: SyntaxNode, joined: string): readonly SyntaxNode[] => {
  const node = bare(written);
  if (node.name !== joined) return [node];
  return node.children.filter(({ name }) => name !== 'and' && name !== 'or').flatMap((part) => partsOf(part, joined));
};

/** A condition with the FEEL that each of its rows was read from. */
export interface WrittenCondition {
  readonly expression: string;
  readonly condition: Condition;
  readonly written: readonly string[];
}

const emptyCondition: Condition = { join: 'all', rows: [] };

/** What a FEEL condition says, as far as it can be said by choosing; null where it cannot. */
export const readCondition = (expression: string): Condition | null => readWritten(expression)?.condition ?? null;

export const readWritten = (expression: string): WrittenCondition | null => {
  const source = expression.trim().replace(/^=/, '').trim();
  if (source === '') return { expression, condition: emptyCondition, written: [] };
  const syntax = parseSyntax(source, 'expression');
  if (!syntax.ok) return null;
  const [root] = syntax.root.name === 'Expression' ? syntax.root.children : [syntax.root];
  if (!root) return null;
  const isAny = bare(root).name === 'Disjunction';
  const parts = partsOf(root, isAny ? 'Disjunction' : 'Conjunction');
  const rows = parts.map(rowOf);
  const known = rows.filter((row) => row !== null);
  const condition: Condition = { join: isAny ? 'any' : 'all', rows: known };
  return known.length < rows.length ? null : { expression, condition, written: parts.map(({ text }) => text) };
};
