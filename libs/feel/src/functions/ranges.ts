import { FeelRange } from 'feelin';
import { parseSyntax } from '../syntax.js';
import { literal } from '../closures/literal.js';
import { not, or, and } from '../closures/comparison.js';
import { equal } from '../closures/equality.js';
import { order } from '../values/ordering.js';
import { includes, rangeOf } from '../values/ranges.js';
import { readDuration } from '../values/durations.js';
import { readAny, readDate, readDateTime, readTime } from '../values/temporal.js';
import type { SyntaxNode } from '../syntax.js';
import type { Callable } from './callable.js';
import { builtin, signature } from './signature.js';

type Answer = boolean | null;
type Found = number | null;

/** A point is a range from itself to itself. */
const asRange = (value: unknown): FeelRange | null =>
  value instanceof FeelRange ? value : rangeOf({ start: value, end: value, startIncluded: true, endIncluded: true });

const said = (found: Found, holds: (found: number) => boolean): Answer => (found === null ? null : holds(found));

/** The first ends before the second begins. */
function before(a: FeelRange, b: FeelRange): Answer {
  if (a.end === null || b.start === null) return false;
  return said(
    order(a.end, b.start),
    (found) => found < 0 || (found === 0 && !(a['end included'] && b['start included'])),
  );
}

const meets = (a: FeelRange, b: FeelRange): Answer =>
  and(a['end included'] && b['start included'], equal(a.end, b.start));

const overlaps = (a: FeelRange, b: FeelRange): Answer => not(or(before(a, b), before(b, a)));

/** Which of two starts comes first: below 0 the first's. One that is left out comes after the point. */
function starts(a: FeelRange, b: FeelRange): Found {
  const found = a.start === null || b.start === null ? openEnds(a.start, b.start, -1) : order(a.start, b.start);
  return found === 0 ? Number(b['start included']) - Number(a['start included']) : found;
}

function ends(a: FeelRange, b: FeelRange): Found {
  const found = a.end === null || b.end === null ? openEnds(a.end, b.end, 1) : order(a.end, b.end);
  return found === 0 ? Number(a['end included']) - Number(b['end included']) : found;
}

const openEnds = (a: unknown, b: unknown, open: number) => (a === b ? 0 : a === null ? open : -open);

const overlapsBefore = (a: FeelRange, b: FeelRange): Answer =>
  and(
    overlaps(a, b),
    and(
      said(starts(a, b), (found) => found < 0),
      said(ends(a, b), (found) => found <= 0),
    ),
  );

const startsWith = (a: FeelRange, b: FeelRange): Answer =>
  and(
    said(starts(a, b), (found) => found === 0),
    said(ends(a, b), (found) => found <= 0),
  );

const finishes = (a: FeelRange, b: FeelRange): Answer =>
  and(
    said(ends(a, b), (found) => found === 0),
    said(starts(a, b), (found) => found >= 0),
  );

const coincides = (a: FeelRange, b: FeelRange): Answer =>
  and(
    said(starts(a, b), (found) => found === 0),
    said(ends(a, b), (found) => found === 0),
  );

type Relation = (a: FeelRange, b: FeelRange) => Answer;

const relation = (names: string, holds: Relation) =>
  builtin(
    signature(names, ([left, right]) => {
      const a = asRange(left);
      const b = asRange(right);
      return a && b && holds(a, b);
    }),
  );

const points = 'point1:some, point2:some';
const ranges = 'range1:range, range2:range';
const pointAndRange = 'point:some, range:range';
const swapped =
  (holds: Relation): Relation =>
  (a, b) =>
    holds(b, a);

/** DMN 1.5 §10.3.4.7 (Allen's relations), on points and ranges. */
export const rangeFunctions: Readonly<Record<string, Callable>> = {
  before: relation(points, before),
  after: relation(points, swapped(before)),
  meets: relation(ranges, meets),
  'met by': relation(ranges, swapped(meets)),
  overlaps: relation(ranges, overlaps),
  'overlaps before': relation(ranges, overlapsBefore),
  'overlaps after': relation(ranges, swapped(overlapsBefore)),
  finishes: relation(pointAndRange, finishes),
  'finished by': relation('range:range, point:some', swapped(finishes)),
  includes: builtin(signature('range:range, point:some', ([range, value]) => includes(range as FeelRange, value))),
  during: builtin(signature(pointAndRange, ([value, range]) => includes(range as FeelRange, value))),
  starts: relation(pointAndRange, startsWith),
  'started by': relation('range:range, point:some', swapped(startsWith)),
  coincides: relation(points, coincides),
  range: builtin(signature('from:string', ([from]) => readRange(from as string))),
};

/** DMN 1.5: the text of a range whose ends are literals; null where it is none. */
function readRange(text: string): FeelRange | null {
  const found = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s.exec(text);
  if (!found) return null;
  const [, open, first = '', second = '', close] = found;
  const start = first === '' ? null : literalValue(first);
  const end = second === '' ? null : literalValue(second);
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  const [startIncluded, endIncluded] = [open === '[', close === ']'];
  if ((start === null && startIncluded) || (end === null && endIncluded)) return null;
  const upward = start === null || end === null || (order(start, end) ?? 1) <= 0;
  return upward ? rangeOf({ start, end, startIncluded, endIncluded }) : null;
}

/** Undefined where it is no literal. */
function literalValue(text: string): unknown {
  const syntax = parseSyntax(text, 'expression');
  const node = syntax.ok ? syntax.root.children[0] : undefined;
  return node && (literal(node)?.value ?? temporalLiteral(node));
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

/** `@"…"` or `date("…")`. */
function temporalLiteral({ name, children: [first, , parameters] }: SyntaxNode): unknown {
  if (name !== 'DateTimeLiteral') return undefined;
  const reader = first?.name === 'AtLiteral' ? readAny : readers[first?.text.replace(/\s+/g, ' ') ?? ''];
  const [written, ...more] = (first?.name === 'AtLiteral' ? first : parameters)?.children ?? [];
  const text = written?.name === 'StringLiteral' && more.length === 0 ? literal(written)?.value : undefined;
  return typeof text === 'string' ? (reader?.(text) ?? undefined) : undefined;
}
